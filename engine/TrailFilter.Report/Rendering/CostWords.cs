using TrailFilter.Report.Costs;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Rendering;

/// <summary>What people read of costs, the same in every form for people.</summary>
internal static class CostWords
{
    /// <summary>What a month of a configuration costs, as an answer.</summary>
    public static string Month(ConfigurationCost cost, CostReport report)
    {
        string without = cost.WithoutPrice.IsEmpty ? "" : NameList.Few(cost.WithoutPrice);
        return cost switch
        {
            { Month: null, WithoutPrice.IsEmpty: false } => $"no month can be told: the price list has no price for {without}",
            { Month: not null } when report.IsTooShort => "no month can be told: the input covers less than a day",
            _ => Words.Month(cost, report.Currency) + (without.Length == 0 ? "" : $", without {without}, for which there is no price"),
        };
    }

    /// <summary>What a configuration costs in the input, or a dash where nothing of it has a price.</summary>
    public static string Covered(ConfigurationCost cost, CostReport report) => Words.Money(
        cost.WithoutPrice.IsEmpty || cost.Lines.Any(static line => line.Price is not null) ? cost.Covered : null, report.Currency);

    /// <summary>What a configuration costs more than the first one: with its sign, however little it is.</summary>
    public static string Change(CostReport report, int place)
    {
        double? change = CostChange.Of(report, place).Month;
        return change is < 0 and > -0.005 ? $"-<{Words.Money(0.01, report.Currency)}" : Words.Money(change, report.Currency);
    }
}
