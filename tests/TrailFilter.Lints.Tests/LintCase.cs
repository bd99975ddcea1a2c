using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using TrailFilter.Core.Selectors;
using TrailFilter.Formats;

namespace TrailFilter.Lints.Tests;

/// <summary>One case of data/cases/lints: a file, and every finding it must have, in order.</summary>
internal sealed record LintCase(string File, string Name, JsonElement Json)
{
    internal static ImmutableArray<LintCase> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Lints, "*.json").Order(StringComparer.Ordinal).SelectMany(static path =>
            JsonDocument.Parse(System.IO.File.ReadAllBytes(path)).RootElement.EnumerateArray()
                .Select(item => new LintCase(Path.GetFileName(path), item.GetProperty("name").GetString()!, item))),
    ];

    internal string Text => Json.TryGetProperty("text", out JsonElement text) ? text.GetString()! : Json.GetProperty("config").GetRawText();

    internal bool IsJson => !Json.TryGetProperty("text", out _);

    internal string[] Findings => [.. Json.GetProperty("findings").EnumerateArray().Select(static one => one.GetString()!)];

    internal string[] NearMissOf => !Json.TryGetProperty("nearMissOf", out JsonElement rules) ? []
        : [.. rules.EnumerateArray().Select(static one => one.GetString()!)];

    internal RuleSet? Rules => Json.TryGetProperty("rules", out JsonElement name) && RuleSet.TryGet(name.GetString()!, out RuleSet? rules) ? rules : null;

    internal SelectorsFile Read(string text) =>
        SelectorsFileReader.Read(Encoding.UTF8.GetBytes(text), new SelectorsFileOptions { Rules = Rules });

    internal static ImmutableArray<Finding> Check(SelectorsFile file) =>
    [
        .. file.Problems.Select(SelectorLinter.Of),
        .. file.Trails.SelectMany(static trail => SelectorLinter.Check(trail.Result, trail.Rules, trail.LogBucket)),
    ];
}
