using System.Collections.Immutable;
using TrailFilter.Cli.Selectors;
using TrailFilter.Core.Selectors;
using TrailFilter.Formats;

namespace TrailFilter.Cli.Checking;

/// <summary>A file that was checked, or one of its trails, and how much is in it.</summary>
/// <param name="Name">The name messages use for the file.</param>
/// <param name="Result">What the reader made of it.</param>
/// <param name="Rules">What it was checked against.</param>
internal sealed record CheckedFile(string Name, SelectorReadResult Result, RuleSet Rules)
{
    /// <summary>The name of the trail, in a file that is more than its selectors.</summary>
    public string? Trail { get; private init; }

    /// <summary>What the trail is in that file, and where.</summary>
    public string? Place { get; private init; }

    /// <summary>What the reader took for granted.</summary>
    public ImmutableArray<string> Notes { get; private init; } = [];

    /// <summary>What it is called above its problems.</summary>
    public string Title => Trail is null ? Name : $"{Name}: {Trail} ({Place})";

    /// <summary>What a file comes to: its trails, and before them what is wrong with it as a whole.</summary>
    public static IEnumerable<CheckedFile> Of(string name, SelectorsFile file, TrailChoice choice)
    {
        ImmutableArray<FoundTrail> trails = choice.Of(name, file);
        if (!file.Problems.IsEmpty)
        {
            RuleSet rules = trails is [var first, ..] ? first.Rules : RuleSet.Current;
            yield return new CheckedFile(name, new SelectorReadResult(null, file.Problems), rules);
        }

        foreach (FoundTrail trail in trails)
        {
            yield return new CheckedFile(name, trail.Result, trail.Rules)
            {
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

    public int Errors => Result.Problems.Count(static problem => problem.Severity == ProblemSeverity.Error);

    public int Warnings => Result.Problems.Count(static problem => problem.Severity == ProblemSeverity.Warning);
}
