using System.Collections.Immutable;
using TrailFilter.Report.Costs;
using TrailFilter.Report.Model;
using TrailFilter.Report.Tallies;
using TrailFilter.Report.Wastes;

namespace TrailFilter.Report.Building;

/// <summary>The wastes that were found, with their share and what they cost.</summary>
internal static class WasteRows
{
    private const string SeveralTrails = "several-trails";

    /// <summary>The rows, the dearest first.</summary>
    /// <param name="tallies">What was tallied.</param>
    /// <param name="prices">Prices.</param>
    /// <param name="costs">What is charged.</param>
    /// <param name="monthFactor">What makes a month of what the input holds; null when nobody can tell.</param>
    public static ImmutableArray<WasteRow> Of(TallyResult tallies, PriceList prices, CostOptions costs, double? monthFactor)
    {
        long logged = tallies.Shapes.Rows.Select(static row => (row.LoggedBy, row.Amount)).Concat(tallies.Shapes.Others)
            .Where(static row => (row.LoggedBy & 1) != 0)
            .Sum(static row => row.Amount.Records);
        Pricing? pricing = monthFactor is { } factor ? new Pricing(tallies, prices, costs, factor) : null;
        return
        [
            .. WasteTable.BuiltIn.Find(tallies)
                .Where(static finding => finding.Amount.Records > 0)
                .Select(finding => new WasteRow(
                    finding.Waste.Id,
                    finding.Waste.Title,
                    finding.Amount,
                    logged == 0 ? 0 : (double)finding.Amount.Records / logged,
                    pricing?.MonthOf(finding),
                    finding.Waste.Why,
                    finding.Cure,
                    finding.Waste.LosesToo,
                    finding.Waste.Source))
                .OrderByDescending(static row => row.MonthlyCost ?? 0)
                .ThenByDescending(static row => row.Amount.Records)
                .ThenBy(static row => row.Id, StringComparer.Ordinal),
        ];
    }

    // What nobody can tell is not 0; and Regions without a price are named among the assumptions.
    private static double? Sum(IEnumerable<double?> prices)
    {
        double sum = 0;
        bool isWhole = true;
        foreach (double? price in prices)
        {
            sum += price ?? 0;
            isWhole &= price is not null;
        }

        return isWhole || sum > 0 ? sum : null;
    }

    /// <summary>What a month of wastes costs: every copy that is charged would be saved.</summary>
    private sealed class Pricing(TallyResult tallies, PriceList prices, CostOptions costs, double factor)
    {
        private readonly ImmutableArray<int> _trails = [.. tallies.Configurations[0].Trails.Except(costs.EventDataStores)];
        private readonly ImmutableArray<int> _stores = [.. tallies.Configurations[0].Trails.Intersect(costs.EventDataStores)];

        private PaidCopies Copies => field ??= new PaidCopies(tallies, _trails, costs.ManagementCopies == 0);

        private PaidCopies Takings => field ??= new PaidCopies(tallies, _stores, isFirstFree: false);

        public double? MonthOf(WasteFinding finding)
        {
            if (finding.Waste.Id != SeveralTrails)
            {
                return Sum(finding.Places.Select(place => Sum(
                [
                    OfTrails(place, Copies.LeastOf(place.Account, place.Region, place.Category, place.Amount.Records)),
                    OfStores(place, Takings.LeastOf(place.Account, place.Region, place.Category, place.Amount.Records)),
                ])));
            }

            // Those are copies besides the first already; of which kind is not told where there are both.
            return _stores.IsEmpty ? Sum(finding.Places.Select(place => OfTrails(place, place.Amount.Records)))
                : _trails.IsEmpty ? Sum(finding.Places.Select(place => OfStores(place, place.Amount.Records)))
                : null;
        }

        private double? OfTrails(WastePlace place, double paid)
        {
            string? item = place.Category switch
            {
                "Management" => PriceItem.FurtherCopies,
                "Data" => PriceItem.DataEvents,
                "NetworkActivity" => PriceItem.NetworkActivity,
                _ => null,
            };
            return item is null || paid == 0 ? 0 : prices.PriceOf(item, place.Region, paid * factor)?.Amount;
        }

        private double? OfStores(WastePlace place, double takings)
        {
            if (takings == 0)
            {
                return 0;
            }

            double gigabytes = place.Amount.Bytes / Bill.Gibibyte * (takings / place.Amount.Records);
            return prices.PriceOf(PriceItem.OfIngestion(costs.Lake, place.Category), place.Region, gigabytes * factor)?.Amount;
        }
    }
}
