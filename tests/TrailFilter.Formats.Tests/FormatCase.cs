using System.Collections.Immutable;
using System.Text.Json;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Formats.Tests;

/// <summary>One case of data/cases/formats: a file, and beside it what must be found in it.</summary>
internal sealed record FormatCase(string Name, string Path, JsonElement Expected)
{
    internal static string Folder { get; } = System.IO.Path.Combine(Repository, "data", "cases", "formats");

    private static string Repository
    {
        get
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Filter.sln")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
        }
    }

    internal static IEnumerable<FormatCase> LoadAll() =>
        Directory.EnumerateFiles(Folder, "*.expected.json").Order(StringComparer.Ordinal).Select(Load);

    internal static FormatCase Load(string expected)
    {
        string name = System.IO.Path.GetFileName(expected)[..^".expected.json".Length];
        string file = Assert.Single(Directory.EnumerateFiles(Folder, $"{name}.*"), path => path != expected);
        return new FormatCase(name, file, JsonDocument.Parse(File.ReadAllBytes(expected)).RootElement);
    }

    internal SelectorsFile Read() => SelectorsFileReader.Read(File.ReadAllBytes(Path), Options);

    internal SelectorsFileOptions Options => new()
    {
        Rules = Expected.TryGetProperty("rules", out JsonElement rules) && RuleSet.TryGet(rules.GetString()!, out RuleSet? set) ? set : null,
        Parameters = Expected.TryGetProperty("parameters", out JsonElement parameters)
            ? parameters.EnumerateObject().ToImmutableDictionary(one => one.Name, one => one.Value.GetString()!)
            : [],
    };

    /// <summary>The expected problems as lines, and so the found ones.</summary>
    internal static string[] Problems(JsonElement owner) => !owner.TryGetProperty("problems", out JsonElement problems) ? [] :
    [
        .. problems.EnumerateArray().Select(problem =>
            $"{problem.GetProperty("severity").GetString()} {problem.GetProperty("line").GetInt32()} {problem.GetProperty("path").GetString()}: "
            + problem.GetProperty("message").GetString()),
    ];

    internal static string[] Problems(IEnumerable<SelectorProblem> problems) =>
    [
        .. problems.Select(problem =>
            $"{(problem.Severity == ProblemSeverity.Error ? "error" : "warning")} {problem.Line} {problem.Path}: {problem.Message}"),
    ];
}
