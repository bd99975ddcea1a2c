using System.Collections.Immutable;
using TrailFilter.Cli.Selectors;
using TrailFilter.Core.Selectors;
using TrailFilter.Formats;
using TrailFilter.Lints;

namespace TrailFilter.Cli.Checking;

/// <summary>A file that was checked, or one of its trails, and how much is in it.</summary>
/// <param name="File">The file as it was named, <c>-</c> for standard input.</param>
/// <param name="Result">What the reader made of it.</param>
/// <param name="Rules">What it was checked against.</param>
/// <param name="Findings">Everything that was found, in the order of the file.</param>
internal sealed record CheckedFile(string File, SelectorReadResult Result, RuleSet Rules, ImmutableArray<Finding> Findings)
{
    /// <summary>The name messages use for the file.</summary>
    public string Name => SelectorSource.NameOf(File);

    /// <summary>What is in the file.</summary>
    public ReadOnlyMemory<byte> Content { get; private init; }

    /// <summary>The name of the trail, in a file that is more than its selectors.</summary>
    public string? Trail { get; private init; }

    /// <summary>What the trail is in that file, and where.</summary>
    public string? Place { get; private init; }

    /// <summary>What the reader took for granted.</summary>
    public ImmutableArray<string> Notes { get; private init; } = [];

    /// <summary>What it is called above its problems.</summary>
    public string Title => Trail is null ? Name : $"{Name}: {Trail} ({Place})";

    /// <summary>What a file comes to: its trails, and before them what is wrong with it as a whole.</summary>
    public static IEnumerable<CheckedFile> Of(string path, ReadOnlyMemory<byte> content, SelectorsFile file, TrailChoice choice)
    {
        ImmutableArray<FoundTrail> trails = choice.Of(SelectorSource.NameOf(path), file);
        if (!file.Problems.IsEmpty)
        {
            RuleSet rules = trails is [var first, ..] ? first.Rules : RuleSet.Current;
            var result = new SelectorReadResult(null, file.Problems);
            yield return new CheckedFile(path, result, rules, [.. file.Problems.Select(SelectorLinter.Of)]) { Content = content };
        }

        foreach (FoundTrail trail in trails)
        {
            ImmutableArray<Finding> findings = SelectorLinter.Check(trail.Result, trail.Rules, trail.LogBucket);
            yield return new CheckedFile(path, trail.Result, trail.Rules, findings)
            {
                Content = content,
                Trail = file.IsApiForm ? null : trail.Name,
                Place = file.IsApiForm ? null : trail.Place,
                Notes = trail.Notes,
            };
        }
    }

    /// <summary>Values of advanced selectors, which AWS limits in number.</summary>
    public int Values => Result.Selectors is not { } selectors ? 0 : selectors.AdvancedEventSelectors
        .SelectMany(static selector => selector.FieldSelectors)
        .SelectMany(static part => part.Conditions)
        .Sum(static condition => condition.Values.Length);

    /// <summary>Values of the data resources of basic selectors.</summary>
    public int DataResources => Result.Selectors is not { } selectors ? 0 : selectors.EventSelectors
        .SelectMany(static selector => selector.DataResources)
        .Sum(static resource => resource.Values.Length);

    public int Errors => Findings.Count(static finding => finding.Level == FindingLevel.Error);

    public int Warnings => Findings.Count(static finding => finding.Level == FindingLevel.Warning);
}
