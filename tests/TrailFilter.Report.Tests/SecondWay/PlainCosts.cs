using System.Globalization;
using TrailFilter.Report.Costs;

namespace TrailFilter.Report.Tests.SecondWay;

/// <summary>
/// What configurations cost, worked out record by record from documents and the file of prices: every line of a bill, its month, and
/// the months of the quietest and the busiest day.
/// </summary>
internal sealed class PlainCosts
{
    private const double Month = 730;
    private const double Gibibyte = 1024.0 * 1024 * 1024;

    private readonly List<(PlainRecord Record, int Copies)> _logged;
    private readonly CostOptions _options;
    private readonly List<DateTimeOffset> _hours;
    private readonly Dictionary<(string, string), double> _reads;

    /// <param name="records">All records that count, logged or not.</param>
    /// <param name="copiesOf">How many trails of the configuration log a record.</param>
    /// <param name="options">What is charged.</param>
    public PlainCosts(List<PlainRecord> records, Func<PlainRecord, int> copiesOf, CostOptions options)
    {
        _options = options;
        _logged = [.. records.Select(record => (record, copiesOf(record))).Where(static pair => pair.Item2 > 0)];
        List<DateTimeOffset> times = [.. records.Select(static record => record.Time).OfType<DateTimeOffset>().Order()];
        _hours = [.. times.Select(static time => time - TimeSpan.FromTicks(time.Ticks % TimeSpan.TicksPerHour)).Distinct()];

        // From the first event to the last, less what lies between two hours with events that are more than a day apart.
        TimeSpan gaps = _hours.Zip(_hours.Skip(1), static (before, next) => next - before)
            .Where(static step => step > TimeSpan.FromHours(24))
            .Aggregate(TimeSpan.Zero, static (sum, step) => sum + step - TimeSpan.FromHours(1));
        Hours = times.Count > 0 && times[^1] > times[0] ? (times[^1] - times[0] - gaps).TotalHours : null;
        bool isPossible = times.TrueForAll(static time => time.Year is >= 2013 and <= 2100);
        Factor = Hours is double hours && isPossible ? Month / hours : null;
        _reads = _logged.Where(static pair => pair.Record.Category == "Management")
            .GroupBy(static pair => (pair.Record.Account, pair.Record.Region))
            .ToDictionary(static place => place.Key, static place => place.Average(static pair => pair.Record.ReadOnly == "true" ? 1.0 : 0));
    }

    public double? Hours { get; }

    public double? Factor { get; }

    /// <summary>The lines: quantity, what the input costs, a month; null without a price.</summary>
    public Dictionary<(string Account, string Region, string Item), (double Quantity, double? Covered, double? Month)> Lines() =>
        Quantities(_logged).ToDictionary(static line => line.Key, line =>
        {
            double? amount = PriceOf(line.Key.Item, line.Key.Region, line.Value * (Factor ?? 1));
            return (line.Value, amount / (Factor ?? 1), Factor is null ? null : amount);
        });

    /// <summary>A month like each full day.</summary>
    public List<double> Days()
    {
        if (Factor is null)
        {
            return [];
        }

        // Days whose first and last hour no long silence parts from events on either side.
        HashSet<DateTimeOffset> covered = [.. _hours];
        foreach ((DateTimeOffset before, DateTimeOffset next) in _hours.Zip(_hours.Skip(1)))
        {
            for (DateTimeOffset hour = before; next - before <= TimeSpan.FromHours(24) && hour < next; hour = hour.AddHours(1))
            {
                covered.Add(hour);
            }
        }

        return
        [
            .. covered.GroupBy(static hour => hour.UtcDateTime.Date).Where(static day => day.Count() == 24).OrderBy(static day => day.Key)
                .Select(day => Quantities(_logged.Where(pair => pair.Record.Time?.UtcDateTime.Date == day.Key))
                    .Sum(line => PriceOf(line.Key.Item, line.Key.Region, line.Value * Month / 24) ?? 0)),
        ];
    }

    private double? PriceOf(string item, string region, double quantity) =>
        item == "siem" ? quantity * _options.SiemPricePerGb : PlainPrices.AmountOf(item, region, quantity);

    private Dictionary<(string Account, string Region, string Item), double> Quantities(IEnumerable<(PlainRecord Record, int Copies)> logged) =>
        logged.SelectMany(pair => LinesOf(pair.Record, pair.Copies).Select(line => (pair.Record, line.Item, line.Quantity)))
            .Where(static line => line.Quantity > 0)
            .GroupBy(static line => (line.Record.Account, line.Record.Region, line.Item))
            .ToDictionary(static line => line.Key, static line => line.Sum(static one => one.Quantity));

    private IEnumerable<(string Item, double Quantity)> LinesOf(PlainRecord record, int copies)
    {
        int free = _options.ManagementCopies == 0 ? 1 : 0;
        switch (record.Category)
        {
            case "Management":
                yield return ("management-events-first-copy", free);
                yield return ("management-events-further-copies", copies - free);

                // Each kind analyses each event; of two kinds, call rates leave reads out, as far as the share of reads of a place tells.
                double types = _options.InsightsOnManagement;
                yield return ("insights-management", types > 1 ? types - _reads[(record.Account, record.Region)] : types);
                break;
            case "Data":
                yield return ("data-events", copies);
                yield return ("insights-data", _options.InsightsOnData);
                break;
            case "NetworkActivity":
                yield return ("network-activity-events", copies);
                break;
        }

        if (_options.Lake != LakeRetention.None)
        {
            yield return (
                _options.Lake == LakeRetention.SevenYears ? "lake-ingestion-seven-year" : "lake-ingestion-one-year-cloudtrail",
                record.Bytes / Gibibyte);
        }

        yield return ("s3-standard-storage", record.Bytes * (_options.PackedShare ?? 0) * copies / Gibibyte * _options.MonthsKept);
        yield return ("siem", _options.SiemPricePerGb is null ? 0 : record.Bytes / 1e9);
    }

    /// <summary>The difference of two figures, in words, or null where they are the same but for rounding.</summary>
    public static string? Unlike(string what, double? plain, double? shown) =>
        plain is null == shown is null && !(Math.Abs((plain ?? 0) - (shown ?? 0)) > 1e-9 * Math.Max(1e-3, Math.Abs(plain ?? 0)))
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{what}: counted anew {plain:R}, in the report {shown:R}");
}
