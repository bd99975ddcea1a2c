using System.Collections.Immutable;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Rendering.Text;

/// <summary>Costs for people at a terminal.</summary>
internal static class CostText
{
    /// <summary>Writes a report of its own, which leads with the answer.</summary>
    public static void Write(TextPage page, CostReport report)
    {
        foreach (ConfigurationCost configuration in report.Configurations)
        {
            page.Paragraph($"{configuration.Name}: {CostWords.Month(configuration, report)}.");
        }

        PreviewText.Sample(page, report.Sample);
        if (report.Coverage is { } coverage)
        {
            CoverageText.Write(page, coverage);
        }

        Section(page, report);
    }

    /// <summary>Writes it as a part of another report.</summary>
    public static void Section(TextPage page, CostReport report)
    {
        page.Heading("Cost");
        page.Paragraph($"Prices: {report.Prices}, as of {report.PricesAsOf}, in {report.Currency}.");
        page.Paragraph(report.CoveredHours is { } hours
            ? $"The input covers {Words.Hours(hours)}"
                + (report.MonthFactor is { } factor ? $"; times {Words.Quantity(factor)} this is a month of 730." : ", which makes no month.")
            : "The input covers no span of time, so no month can be told from it.");
        page.Paragraph($"Management events: {report.ManagementCopies}");
        foreach (string assumption in report.Assumptions)
        {
            page.Paragraph(assumption, "! ");
        }

        page.Subheading("Now and then");
        if (report.Sample is { Confidence: not null })
        {
            Ranges(page, report);
        }
        else
        {
            page.Table(
                ["configuration", ">this input", ">a month", ">quiet", ">busy", ">change"],
                [.. report.Configurations.Select((row, place) => new[]
                {
                    row.Name,
                    CostWords.Covered(row, report),
                    Words.Money(row.Month, report.Currency),
                    Words.Money(row.QuietMonth, report.Currency),
                    Words.Money(row.BusyMonth, report.Currency),
                    place == 0 ? "" : CostWords.Change(report, place),
                })]);
        }

        foreach (ConfigurationCost configuration in report.Configurations)
        {
            Bill(page, configuration, report);
        }
    }

    private static void Ranges(TextPage page, CostReport report) => page.Table(
        ["configuration", ">a month", ">" + SampleWords.Heading, ">change", ">" + SampleWords.Heading],
        [.. report.Configurations.Select((row, place) => new[]
        {
            row.Name,
            Words.Money(row.Month, report.Currency),
            SampleWords.Money(row.MonthInterval, report.Currency),
            place == 0 ? "" : CostWords.Change(report, place),
            place == 0 ? "" : SampleWords.Money(row.ChangeInterval, report.Currency),
        })]);

    private static void Bill(TextPage page, ConfigurationCost configuration, CostReport report)
    {
        ImmutableArray<CostLine> lines = configuration.Lines;
        page.Subheading($"Bill of {configuration.Name}, dearest lines first");
        if (lines.IsEmpty)
        {
            page.Paragraph("There is nothing to charge.", "  ");
            return;
        }

        // The name of the usage type must stay whole, to be laid beside the bill; so there is room for one sum only.
        bool isMonth = configuration.Month is not null;
        page.Table(
            ["usage type", "account", "Region", ">quantity", isMonth ? ">a month" : ">this input"],
            [.. lines.OrderByDescending(static line => line.Covered).Take(TopRows.Count).Select(line => new[]
            {
                line.UsageType.Length == 0 ? line.What : line.UsageType,
                Words.Key(line.Account),
                Words.Key(line.Region),
                Words.Quantity(line.Quantity),
                line.Price is null ? "no price" : Words.Money(isMonth ? line.Month : line.Covered, report.Currency),
            })]);
        page.More(lines.Length - TopRows.Count, "lines");
    }
}
