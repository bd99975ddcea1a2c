using System.Globalization;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Costs;

/// <summary>The time that tallied records cover, and what makes a month of it. Immutable.</summary>
internal sealed class CoveredTime
{
    /// <summary>A month, as AWS counts its hours.</summary>
    public const double HoursInMonth = 730;

    private static readonly DateTimeOffset s_beginning = new(2013, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_end = new(2101, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly DateTimeOffset? _first;
    private readonly DateTimeOffset? _last;

    public CoveredTime(TallyResult tallies)
    {
        _first = tallies.FirstEvent;
        _last = tallies.LastEvent;
        HasImpossibleClock = _first < s_beginning || _last >= s_end;
        Hours = _last > _first ? (_last - _first).Value.TotalHours : null;
        MonthFactor = HasImpossibleClock ? null : HoursInMonth / Hours;
    }

    /// <summary>From the first to the last event; null when there are not two different times.</summary>
    public double? Hours { get; }

    /// <summary>What makes a month of it; null when nothing does.</summary>
    public double? MonthFactor { get; }

    /// <summary>Whether events lie before CloudTrail (2013) or after 2100, so that the span between them means nothing.</summary>
    public bool HasImpossibleClock { get; }

    /// <summary>The full UTC days, as charges write them. The hours of the first and the last event count as full.</summary>
    public IEnumerable<string> FullDays()
    {
        if (_first is not DateTimeOffset first || _last is not DateTimeOffset last || HasImpossibleClock)
        {
            yield break;
        }

        DateTime from = first.UtcDateTime;
        DateTime to = last.UtcDateTime.AddHours(1);
        for (DateTime day = from.Hour == 0 ? from.Date : from.Date.AddDays(1); day.AddDays(1) <= to; day = day.AddDays(1))
        {
            yield return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
    }
}
