using System.Collections.Immutable;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Tallies;

/// <summary>What archives hold that a sample takes or leaves together: one archive, or several neighbours where there are very many.</summary>
/// <param name="Archives">How many archives.</param>
/// <param name="Bytes">Their length as they lie on disk, or null when that of one is not known.</param>
/// <param name="Rows">What is in them.</param>
public sealed record ClusterTally(int Archives, long? Bytes, ImmutableArray<ClusterRow> Rows);

/// <summary>Some records of a cluster.</summary>
/// <param name="Rules">
/// Empty; or the group of rules of which each record fits at least one, and then <paramref name="Charge"/> has no texts and the
/// records are in other rows too.
/// </param>
/// <param name="Charge">What they are charged by, without the day.</param>
/// <param name="LoggedBy">Which configurations log them.</param>
/// <param name="Amount">How many they are.</param>
public readonly record struct ClusterRow(string Rules, Charge Charge, int LoggedBy, Amount Amount);
