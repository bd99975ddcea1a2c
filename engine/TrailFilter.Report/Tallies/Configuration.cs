using System.Collections.Immutable;

namespace TrailFilter.Report.Tallies;

/// <summary>A state of an account's trails, as it is or as somebody proposes it.</summary>
/// <param name="Name">What reports call it.</param>
/// <param name="Trails">
/// The trails that exist in it, by their numbers in the program. The configuration logs a record when any of them does.
/// </param>
public sealed record Configuration(string Name, ImmutableArray<int> Trails);
