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
        return
        [
            .. WasteTable.BuiltIn.Find(tallies)
                .Where(static finding => finding.Amount.Records > 0)
                .Select(finding => new WasteRow(
                    finding.Waste.Id,
                    finding.Waste.Title,
                    finding.Amount,
                    logged == 0 ? 0 : (double)finding.Amount.Records / logged,
                    monthFactor is null ? null : finding.Places.Sum(place => PriceOf(finding, place, prices, costs)) * monthFactor,
                    finding.Waste.Why,
                    finding.Cure,
                    finding.Waste.LosesToo,
                    finding.Waste.Source))
                .OrderByDescending(static row => row.MonthlyCost ?? 0)
                .ThenByDescending(static row => row.Amount.Records)
                .ThenBy(static row => row.Id, StringComparer.Ordinal),
        ];
    }

    // The first copy of a management event is free, so only further ones are saved: those of other trails, or those found to be.
    private static double PriceOf(WasteFinding finding, WastePlace place, PriceList prices, CostOptions costs)
    {
        string? item = place.Category switch
        {
            "Management" when costs.ManagementCopies > 0 || finding.Waste.Id == SeveralTrails => PriceItem.FurtherCopies,
            "Data" => PriceItem.DataEvents,
            "NetworkActivity" => PriceItem.NetworkActivity,
            _ => null,
        };
        return item is null ? 0 : prices.PriceOf(item, place.Region, place.Amount.Records)?.Amount ?? 0;
    }
}
