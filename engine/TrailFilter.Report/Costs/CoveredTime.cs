using System.Collections.Immutable;
using System.Globalization;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Costs;

/// <summary>
/// The time that tallied records cover, and what makes a month of it. It lies in stretches of hours: where
/// <see cref="LongGapHours"/> hours or more in a row hold no event at all, the archive is taken to lack them, and they are not
/// covered. Shorter gaps are nights and pauses, and count. So neither a missing fortnight nor one record of a clock that was wrong
/// makes a month cheaper. Immutable.
/// </summary>
internal sealed class CoveredTime
{
    /// <summary>A month, as AWS counts its hours.</summary>
    public const double HoursInMonth = 730;

    /// <summary>As many hours without any event are a gap of the archive.</summary>
    public const int LongGapHours = 24;

    /// <summary>What covers less is too short to tell a month by: a day has busy and quiet hours.</summary>
    public const int LeastHours = 24;

    private static readonly DateTimeOffset s_beginning = new(2013, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_end = new(2101, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    private readonly ImmutableArray<(DateTime From, DateTime To)> _stretches = [];

    public CoveredTime(TallyResult tallies)
    {
        if (tallies.FirstEvent is not { } first || tallies.LastEvent is not { } last)
        {
            IsTooShort = true;
            return;
        }

        KnowsGaps = tallies.Hours.IsExact;
        _stretches = StretchesOf(tallies, HourOf(first.UtcDateTime), HourOf(last.UtcDateTime));
        TimeSpan hours = _stretches.Aggregate(TimeSpan.Zero, static (sum, stretch) => sum + (stretch.To - stretch.From));
        IsTooShort = hours < TimeSpan.FromHours(LeastHours);
        Gaps = _stretches.Length - 1;
        GapHours = (_stretches[^1].To - _stretches[0].From - hours).TotalHours;
        HasImpossibleClock = first < s_beginning || last >= s_end;

        // The first hour begins with the first event, and the last one ends with the last.
        TimeSpan unseen = first.UtcDateTime - _stretches[0].From + (_stretches[^1].To - last.UtcDateTime);
        Hours = last > first ? (hours - unseen).TotalHours : null;
        MonthFactor = HasImpossibleClock ? null : HoursInMonth / Hours;
    }

    /// <summary>From the first to the last event without the long gaps; null when there are not two different times.</summary>
    public double? Hours { get; }

    /// <summary>What makes a month of it; null when nothing does.</summary>
    public double? MonthFactor { get; }

    /// <summary>Whether that is less than <see cref="LeastHours"/>; the hours of the first and the last event count as full.</summary>
    public bool IsTooShort { get; }

    /// <summary>How many long gaps were left out.</summary>
    public int Gaps { get; }

    /// <summary>How many hours they have together.</summary>
    public double GapHours { get; }

    /// <summary>Whether every hour with events is known. If not, all from the first to the last event is covered.</summary>
    public bool KnowsGaps { get; }

    /// <summary>Whether events lie before CloudTrail (2013) or after 2100, so that the span between them means nothing.</summary>
    public bool HasImpossibleClock { get; }

    /// <summary>
    /// The full UTC days of the stretches, as charges write them. The hours of a stretch's first and last event count as full.
    /// </summary>
    public IEnumerable<string> FullDays()
    {
        if (HasImpossibleClock)
        {
            yield break;
        }

        foreach ((DateTime from, DateTime to) in _stretches)
        {
            for (DateTime day = from.Hour == 0 ? from : from.Date.AddDays(1); day.AddDays(1) <= to; day = day.AddDays(1))
            {
                yield return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            }
        }
    }

    private static DateTime HourOf(DateTime time) => time.Date.AddHours(time.Hour);

    private static ImmutableArray<(DateTime From, DateTime To)> StretchesOf(TallyResult tallies, DateTime first, DateTime last)
    {
        // The last hour of all years has no end.
        DateTime EndOf(DateTime hour) => DateTime.MaxValue - hour < s_hour ? DateTime.MaxValue : hour + s_hour;
        if (!tallies.Hours.IsExact)
        {
            return [(first, EndOf(last))];
        }

        var stretches = ImmutableArray.CreateBuilder<(DateTime, DateTime)>();
        DateTime from = first;
        DateTime before = first;
        foreach (DateTime hour in tallies.Hours.Rows
            .Select(static row => row.Key?.UtcDateTime).OfType<DateTime>().Append(last).Where(hour => hour > first).Distinct().Order())
        {
            if (hour - before > TimeSpan.FromHours(LongGapHours))
            {
                stretches.Add((from, EndOf(before)));
                from = hour;
            }

            before = hour;
        }

        stretches.Add((from, EndOf(before)));
        return stretches.ToImmutable();
    }
}
