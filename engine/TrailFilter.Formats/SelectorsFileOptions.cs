using System.Collections.Immutable;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Formats;

/// <summary>How a selectors file is read. Immutable.</summary>
public sealed record SelectorsFileOptions
{
    /// <summary>
    /// What the selectors must fit, and whether they are a trail's or an event data store's; <see langword="null"/> for the newest
    /// rules of whichever the file says it is, and those of trails where it does not say.
    /// </summary>
    public RuleSet? Rules { get; init; }

    /// <summary>
    /// What parameters, pseudo parameters and anything else a template refers to stand for: <c>Environment</c>,
    /// <c>AWS::Region</c>, <c>LogBucket.Arn</c>.
    /// </summary>
    public ImmutableDictionary<string, string> Parameters { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);
}
