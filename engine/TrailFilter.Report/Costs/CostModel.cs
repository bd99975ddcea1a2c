using System.Collections.Immutable;
using System.Globalization;
using TrailFilter.Report.Model;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Costs;

/// <summary>What configurations cost. Pure: the same tallies, prices and options give the same report. Thread-safe.</summary>
public static class CostModel
{
    /// <summary>Estimates the cost of every configuration of a run.</summary>
    /// <param name="tallies">What the run tallied.</param>
    /// <param name="prices">The prices.</param>
    /// <param name="options">What the cost depends on besides.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static CostReport Estimate(TallyResult tallies, PriceList prices, CostOptions options)
    {
        ArgumentNullException.ThrowIfNull(tallies);
        ArgumentNullException.ThrowIfNull(prices);
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        var time = new CoveredTime(tallies);
        ImmutableArray<ConfigurationCost> configurations =
            [.. Enumerable.Range(0, tallies.Configurations.Length).Select(number => Estimate(number, tallies, time, prices, options))];
        return new CostReport
        {
            Prices = prices.Name,
            PricesAsOf = prices.AsOf,
            Currency = prices.Currency,
            CoveredHours = time.Hours,
            IsTooShort = time.IsTooShort,
            MonthFactor = time.MonthFactor,
            ManagementCopies = options.ManagementCopies switch
            {
                _ when tallies.Configurations.All(one => one.Trails.All(options.EventDataStores.Contains)) && !options.EventDataStores.IsEmpty => "event data stores have no free copy: what they take in is charged by its bytes",
                0 => "the first copy of management events is free",
                1 => "every copy of management events is paid: another trail has the free one",
                _ => string.Create(
                    CultureInfo.InvariantCulture,
                    $"every copy of management events is paid: other trails make {options.ManagementCopies} copies already"),
            },
            Configurations = configurations,
            Assumptions = CostAssumptions.Of(tallies, time, prices, options, configurations),
        };
    }

    /// <summary>Makes empty bills of one of a run's configurations.</summary>
    internal static Func<Bill> BillsOf(TallyResult tallies, int number, PriceList prices, CostOptions options)
    {
        ReadShares? reads = options.InsightsOnManagement > 1 ? new ReadShares(tallies, number) : null;
        return () => new Bill(prices, options, tallies.Configurations[number].Trails, reads);
    }

    private static ConfigurationCost Estimate(
        int number, TallyResult tallies, CoveredTime time, PriceList prices, CostOptions options)
    {
        Configuration configuration = tallies.Configurations[number];
        Func<Bill> newBill = BillsOf(tallies, number, prices, options);

        Bill Bill(IEnumerable<TallyRow<Charge>> rows)
        {
            Bill bill = newBill();
            foreach (TallyRow<Charge> row in rows)
            {
                bill.Add(row.Key, row.Amount);
            }

            return bill;
        }

        ImmutableArray<CostLine> lines = Bill(tallies.Charges.Rows).ToLines(time.MonthFactor);
        ILookup<string, TallyRow<Charge>> days = tallies.Charges.Rows.ToLookup(static row => row.Key.Day, StringComparer.Ordinal);
        double? quiet = null;
        double? busy = null;

        // A sum of nothing but what has no price is not 0: nobody can tell it.
        bool isTold = lines.IsEmpty || lines.Any(static line => line.Price is not null);
        foreach (string day in isTold ? time.FullDays() : [])
        {
            double month = Bill(days[day]).ToLines(CoveredTime.HoursInMonth / 24).Sum(static line => line.Month ?? 0);
            quiet = quiet is double least ? Math.Min(least, month) : month;
            busy = busy is double most ? Math.Max(most, month) : month;
        }

        return new ConfigurationCost
        {
            Name = configuration.Name,
            Lines = lines,
            Covered = lines.Sum(static line => line.Covered),
            Month = time.MonthFactor is null || !isTold ? null : lines.Sum(static line => line.Month ?? 0),
            QuietMonth = quiet,
            BusyMonth = busy,
            WithoutPrice =
            [
                .. lines.Where(static line => line.Price is null).Select(static line => line.Region)
                    .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            ],
        };
    }

    private static void Check(CostOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.ManagementCopies, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.InsightsOnManagement, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.InsightsOnData, nameof(options));
        if (!(options.PackedShare is null or (> 0 and <= 10)) || !(options.MonthsKept is > 0 and <= 1200)
            || !(options.SiemPricePerGb is null or (>= 0 and <= 1e6)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), "PackedShare is above 0 up to 10, MonthsKept above 0 up to 1200, SiemPricePerGb from 0 to 1,000,000.");
        }
    }
}
