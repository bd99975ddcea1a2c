using System.Globalization;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Rendering.Csv;

/// <summary>Costs as one long table.</summary>
internal static class CostCsv
{
    /// <summary>Writes them.</summary>
    public static void Write(CsvTable table, CostReport report)
    {
        if (report.Coverage is { } coverage)
        {
            PreviewCsv.Sample(table, report.Sample);
            PreviewCsv.Coverage(table, coverage);
        }

        PreviewCsv.Fact(table, "costSchema", report.Schema);
        PreviewCsv.Fact(table, "prices", report.Prices);
        PreviewCsv.Fact(table, "pricesAsOf", report.PricesAsOf);
        PreviewCsv.Fact(table, "currency", report.Currency);
        PreviewCsv.Fact(table, "managementCopies", report.ManagementCopies);
        PreviewCsv.Fact(table, "coveredHours", report.CoveredHours?.ToString("R", CultureInfo.InvariantCulture));
        PreviewCsv.Fact(table, "isTooShort", report.IsTooShort ? "true" : "false");
        PreviewCsv.Fact(table, "monthFactor", report.MonthFactor?.ToString("R", CultureInfo.InvariantCulture));
        foreach (string assumption in report.Assumptions)
        {
            table.Write(new CsvRow("assumption") { Text = assumption });
        }

        foreach (ConfigurationCost configuration in report.Configurations)
        {
            table.Write(new CsvRow("cost")
            {
                Comparison = configuration.Name,
                Covered = configuration.Covered,
                Month = configuration.Month,
                QuietMonth = configuration.QuietMonth,
                BusyMonth = configuration.BusyMonth,
                Currency = report.Currency,
            });
            PreviewCsv.Range(table, configuration.Name, "covered", configuration.CoveredInterval, report.Currency);
            PreviewCsv.Range(table, configuration.Name, "month", configuration.MonthInterval, report.Currency);
            PreviewCsv.Range(table, configuration.Name, "change", configuration.ChangeInterval, report.Currency);
            foreach (CostLine line in configuration.Lines)
            {
                table.Write(LineOf(configuration.Name, line, report.Currency));
            }
        }
    }

    private static CsvRow LineOf(string configuration, CostLine line, string currency) => new("cost_line")
    {
        Comparison = configuration,
        Key = line.Item,
        Text = line.What,
        UsageType = line.UsageType,
        Account = line.Account,
        Region = line.Region,
        Quantity = line.Quantity,
        Unit = line.Unit,
        Price = line.Price,
        Per = line.Per,
        Covered = line.Covered,
        Month = line.Month,
        Currency = currency,
    };
}
