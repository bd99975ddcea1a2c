using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace TrailFilter.Comparison.Measuring;

/// <summary>Runs one contender under <c>measure</c>, which says what it cost.</summary>
/// <param name="measure">The built program of bench/peers/measure.</param>
/// <param name="folder">Where outputs go, one after another over the last.</param>
internal sealed class Runner(string measure, string folder)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(30);

    private readonly string _output = Path.Combine(folder, "output");
    private readonly string _errors = Path.Combine(folder, "errors");

    /// <summary>Runs it.</summary>
    /// <exception cref="ComparisonException">It failed.</exception>
    public Measurement Run(Contender contender)
    {
        var start = new ProcessStartInfo(measure) { RedirectStandardOutput = true };
        string output = contender.Check == OutputCheck.None ? "/dev/null" : _output;
        foreach (string argument in (string[])[Cores(contender.Cores), "/dev/null", output, _errors, .. contender.Command])
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in contender.Environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        string figures = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill(entireProcessTree: true);
        }

        string errors = File.Exists(_errors) ? File.ReadAllText(_errors).Trim() : "";
        string[] parts = figures.Trim().Split(' ');
        if (process.ExitCode != 0 || parts.Length != 5 || parts[4] != "0")
        {
            throw new ComparisonException($"{contender.Name} failed: {string.Join(' ', contender.Command)}\n{errors}");
        }

        double[] numbers = [.. parts.Select(static part => double.Parse(part, CultureInfo.InvariantCulture))];
        (double Wall, double Processor) times = (numbers[0], numbers[1] + numbers[2]);
        string given = contender.Check switch
        {
            OutputCheck.Bytes => HashOf(output),
            OutputCheck.Lines => File.ReadLines(output).LongCount().ToString(CultureInfo.InvariantCulture),
            OutputCheck.Passes => ReadPasses(contender, output, out times),
            _ => "",
        };
        return new Measurement(times.Wall, times.Processor, (long)numbers[3], given, errors);
    }

    /// <summary>The last core alone, as the first serves most interrupts; or the first ones.</summary>
    private static string Cores(int count) =>
        count == 1 ? $"{Environment.ProcessorCount - 1}" : string.Join(',', Enumerable.Range(0, Math.Min(count, Environment.ProcessorCount)));

    private static string HashOf(string file)
    {
        using FileStream input = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(input))[..16];
    }

    private static string ReadPasses(Contender contender, string file, out (double Wall, double Processor) times)
    {
        string[] lines = File.ReadAllLines(file);
        double[][] counted = [.. lines.Where(static line => line.StartsWith("pass ", StringComparison.Ordinal))
            .Skip(contender.WarmUpPasses)
            .Select(static line => line.Split(' ')[1..].Select(static figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToArray())];
        times = (Spread.Of(counted.Select(static pass => pass[0])).Median, Spread.Of(counted.Select(static pass => pass[1])).Median);
        return lines[^1];
    }
}
