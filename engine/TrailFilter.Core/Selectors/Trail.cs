namespace TrailFilter.Core.Selectors;

/// <summary>A named set of selectors together with the rules of AWS it is read under.</summary>
/// <param name="Name">The name used in summaries; unique within a program.</param>
/// <param name="Selectors">The selectors.</param>
/// <param name="Kind">Trail or event data store; decides which categories the selectors govern.</param>
public sealed record Trail(string Name, SelectorSet Selectors, TrailKind Kind = TrailKind.Trail);
