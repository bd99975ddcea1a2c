using System.Diagnostics;
using System.Globalization;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;

namespace TrailFilter.Peers;

/// <summary>Passes over a text in memory, each timed by itself, so that neither reading nor the JIT's warm-up is in the last ones.</summary>
internal static class MemoryPasses
{
    /// <summary>Prints <c>pass SECONDS CPU-SECONDS</c> for each pass and then <c>result N</c>, as simdjson-memory does.</summary>
    public static void Run(string mode, string selectors, string file, int passes)
    {
        byte[] text = File.ReadAllBytes(file);
        Func<long> pass = PassOf(mode, selectors, text);
        long result = 0;
        for (int i = 0; i < passes; i++)
        {
            TimeSpan processor = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();
            result = pass();
            double wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
            double used = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"pass {wall:0.000000} {used:0.000000}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"result {result}"));
    }

    private static Func<long> PassOf(string mode, string selectors, byte[] text)
    {
        switch (mode)
        {
            case "filter" or "strict":
                var filter = new RecordFilter(SelectorProgram.Compile(TrailsOf(selectors)), new RecordFilterOptions { Strict = mode == "strict" });
                return () => FilterPass.CountLogged(filter, text);
            case "extract":
                var extract = new ExtractPass();
                return () => extract.Sum(text);
            case "reader":
                return () => OverLines(text, static line => Utf8JsonReaderJob.IsLogged(line) ? 1 : 0);
            case "reader-fields":
                return () => OverLines(text, Utf8JsonReaderFields.Sum);
            default:
                throw new ArgumentException($"There is no mode '{mode}'; there are filter, strict, extract, reader and reader-fields.");
        }
    }

    private static long OverLines(byte[] text, Func<ReadOnlySpan<byte>, long> each)
    {
        long result = 0;
        for (ReadOnlySpan<byte> rest = text; !rest.IsEmpty;)
        {
            int end = rest.IndexOf((byte)'\n');
            result += each(rest[..end]);
            rest = rest[(end + 1)..];
        }

        return result;
    }

    /// <summary>A trail of each file: of the file itself, or of all in a folder.</summary>
    private static Trail[] TrailsOf(string path)
    {
        string[] files = Directory.Exists(path) ? [.. Directory.GetFiles(path, "*.json").Order(StringComparer.Ordinal)] : [path];
        return
        [
            .. files.Select(file => new Trail(
                Path.GetFileNameWithoutExtension(file),
                SelectorReader.Read(File.ReadAllBytes(file), RuleSet.Current).Selectors ?? throw new InvalidDataException($"{file} cannot be read."))),
        ];
    }
}
