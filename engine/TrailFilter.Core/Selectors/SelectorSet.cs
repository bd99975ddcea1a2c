using System.Collections.Immutable;

namespace TrailFilter.Core.Selectors;

/// <summary>
/// All event selectors of one trail, or of one event data store: what PutEventSelectors takes and GetEventSelectors answers.
/// A record is logged when any selector passes. Immutable.
/// </summary>
/// <param name="TrailName">The trail's name or ARN as it was written, or <see langword="null"/> where the file names none.</param>
/// <param name="EventSelectors">Basic selectors; empty when the trail uses advanced ones.</param>
/// <param name="AdvancedEventSelectors">Advanced selectors; empty when the trail uses basic ones.</param>
/// <remarks>
/// CloudTrail allows one kind only. A set that holds both (a file that the reader refused, evaluated all the
/// same) is decided as if all its selectors belonged to one trail, the basic ones first.
/// </remarks>
public sealed record SelectorSet(
    string? TrailName,
    ImmutableArray<EventSelector> EventSelectors,
    ImmutableArray<AdvancedEventSelector> AdvancedEventSelectors)
{
    /// <summary>
    /// What a trail logs that never had selectors: all management events and nothing else. Written as the word
    /// <c>default</c> where a selectors file is asked for.
    /// </summary>
    public static SelectorSet Default { get; } = new(null, [new EventSelector(ReadWriteType.All, true, [], [])], []);

    /// <summary>How many selectors there are, of both kinds.</summary>
    public int Count => EventSelectors.Length + AdvancedEventSelectors.Length;
}
