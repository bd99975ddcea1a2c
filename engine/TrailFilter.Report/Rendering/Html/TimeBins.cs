using System.Collections.Immutable;
using System.Globalization;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Rendering.Html;

/// <summary>Hours of a report put together to as many spans of equal length as a picture has room for, empty ones included.</summary>
/// <param name="Step">The length of a span.</param>
/// <param name="Bins">The spans in order of time.</param>
/// <param name="Timeless">Records of no known hour, which are in no span.</param>
internal sealed record TimeBins(TimeSpan Step, ImmutableArray<TimeBin> Bins, long Timeless)
{
    private const int MostBins = 100;

    // Those that divide a day begin with one; longer ones begin with the first day.
    private static readonly int[] s_steps = [1, 2, 3, 6, 12, 24, 48, 7 * 24, 28 * 24, 91 * 24, 364 * 24, 10 * 364 * 24, 100 * 364 * 24, 1000 * 364 * 24];

    /// <summary>Whether days are all a reader needs to know of a span's beginning.</summary>
    public bool IsOfDays => Step >= TimeSpan.FromDays(1);

    /// <summary>The spans of a breakdown by hour; null when it knows no hour.</summary>
    public static TimeBins? Of(BreakdownReport hours)
    {
        (DateTime Hour, ChangeRow Row)[] rows =
        [
            .. hours.Rows.Select(static row => (Hour: HourOf(row.Key), Row: row)).Where(static row => row.Hour is not null)
                .Select(static row => (row.Hour!.Value, row.Row)),
        ];
        if (rows.Length == 0)
        {
            return null;
        }

        DateTime first = rows.Min(static row => row.Hour);
        DateTime last = rows.Max(static row => row.Hour);
        TimeSpan step = default;
        DateTime start = default;
        foreach (int length in s_steps)
        {
            step = TimeSpan.FromHours(length);
            start = length < 24 ? first.Date + TimeSpan.FromTicks((first - first.Date).Ticks / step.Ticks * step.Ticks) : first.Date;
            if ((last - start).Ticks / step.Ticks < MostBins)
            {
                break;
            }
        }

        var sums = new ChangeRow[(last - start).Ticks / step.Ticks + 1];
        Array.Fill(sums, new ChangeRow("", default, default, default, default));
        foreach ((DateTime hour, ChangeRow row) in rows)
        {
            long bin = (hour - start).Ticks / step.Ticks;
            ChangeRow sum = sums[bin];
            sums[bin] = new ChangeRow("", sum.Kept + row.Kept, sum.Dropped + row.Dropped, sum.Added + row.Added, sum.Neither + row.Neither);
        }

        long timeless = hours.Rows.Where(static row => HourOf(row.Key) is null).Sum(static row => row.Kept.Records + row.Dropped.Records
            + row.Added.Records + row.Neither.Records);
        return new TimeBins(step, [.. sums.Select((sum, bin) => new TimeBin(start + step * bin, sum))], timeless);
    }

    /// <summary>The length of a span in words: <c>hour</c>, <c>7 days</c>.</summary>
    public string StepName => Step.TotalHours switch
    {
        1 => "hour",
        24 => "day",
        < 24 => string.Create(CultureInfo.InvariantCulture, $"{Step.TotalHours} hours"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Step.TotalDays} days"),
    };

    /// <summary>The beginning of a span in words.</summary>
    public string NameOf(TimeBin bin) => bin.Start.ToString(IsOfDays ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    private static DateTime? HourOf(string? key) =>
        DateTime.TryParseExact(
            key,
            "yyyy-MM-dd'T'HH':00Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out DateTime hour) ? hour : null;
}

/// <summary>A span of time.</summary>
/// <param name="Start">Its beginning, in UTC.</param>
/// <param name="Sum">What becomes of its records.</param>
internal sealed record TimeBin(DateTime Start, ChangeRow Sum);
