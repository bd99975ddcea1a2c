using TrailFilter.Report.Building;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Rendering;

/// <summary>Ranges of what was estimated from a sample, the same in every form for people.</summary>
internal static class SampleWords
{
    /// <summary>The heading of a column of them.</summary>
    public const string Heading = "95 % range";

    /// <summary>A range of numbers of records, or a dash.</summary>
    public static string Records(Interval? range) =>
        range is null ? "–" : $"{Rounded(Math.Floor(range.Low))} to {Rounded(Math.Ceiling(range.High))}";

    /// <summary>A range of sums of money, or a dash.</summary>
    public static string Money(Interval? range, string currency) =>
        range is null ? "–" : $"{Words.Money(range.Low, currency)} to {Words.Money(range.High, currency)}";

    /// <summary>A range of shares.</summary>
    public static string Share(Interval range) => $"{Words.Percent(range.Low)} to {Words.Percent(range.High)}";

    /// <summary>The range of each of the totals, in the order in which they are shown; empty where none is known.</summary>
    public static Interval[] Totals(ChangeIntervals? ranges) =>
        ranges is null ? [] : [ranges.Kept, ranges.Dropped, ranges.Added, ranges.Neither];

    private static string Rounded(double number) => Figures.Rounded((long)Math.Min(number, long.MaxValue / 2));
}
