using System.Collections.Immutable;
using TrailFilter.Report.Model;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Sampling;

/// <summary>Tallies of a sample as those of all archives: every amount times the same factor, to the nearest whole record.</summary>
internal static class ScaledTallies
{
    /// <summary>The tallies; duplicates stay what was found, because of two equal records a sample often holds one.</summary>
    public static TallyResult Of(TallyResult tallies, double factor) => factor == 1 ? tallies : tallies with
    {
        Shapes = Of(tallies.Shapes, factor),
        Callers = Of(tallies.Callers, factor),
        Parents = Of(tallies.Parents, factor),
        Hours = Of(tallies.Hours, factor),
        Versions = Of(tallies.Versions, factor),
        Rules = Of(tallies.Rules, factor),
        Charges = Of(tallies.Charges, factor),
    };

    /// <summary>A number of records, scaled.</summary>
    public static long Of(long number, double factor) => (long)Math.Round(Math.Min(number * factor, long.MaxValue / 2));

    private static TallyTable<TKey> Of<TKey>(TallyTable<TKey> table, double factor) => table with
    {
        Rows = ImmutableArray.CreateRange(table.Rows, static (row, factor) => row with { Amount = Of(row.Amount, factor) }, factor),
        Others = [.. table.Others.Select(other => (other.LoggedBy, Of(other.Amount, factor)))],
        MaxMissing = Of(table.MaxMissing, factor),
    };

    private static Amount Of(Amount amount, double factor) => new(Of(amount.Records, factor), Of(amount.Bytes, factor));
}
