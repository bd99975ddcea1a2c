using TrailFilter.Report.Model;

namespace TrailFilter.Report.Rendering.Markdown;

/// <summary>Costs for a comment on a pull request.</summary>
internal static class CostMarkdown
{
    /// <summary>Writes a report of its own, which leads with the answer.</summary>
    public static void Write(MarkdownPage page, CostReport report)
    {
        foreach (ConfigurationCost configuration in report.Configurations)
        {
            page.Block($"**{MarkdownText.Prose($"{configuration.Name}: {CostWords.Month(configuration, report)}.")}**");
        }

        page.List(report.Sample?.Notes ?? []);
        if (report.Coverage is { } coverage)
        {
            PreviewMarkdown.Coverage(page, coverage);
        }

        Section(page, report);
    }

    /// <summary>Writes it as a part of another report.</summary>
    public static void Section(MarkdownPage page, CostReport report)
    {
        page.Block("### Cost");
        bool hasRanges = report.Sample is { Confidence: not null };
        page.Table(
            hasRanges
                ? ["configuration", ">this input", ">a month", $">{SampleWords.Heading}", ">change", $">{SampleWords.Heading}"]
                : ["configuration", ">this input", ">a month", ">quiet month", ">busy month", ">change"],
            report.Configurations.Select((row, place) => new[]
            {
                MarkdownText.Code(row.Name),
                MarkdownText.Prose(CostWords.Covered(row, report)),
                Money(row.Month, report),
                hasRanges ? Range(row.MonthInterval, report) : Money(row.QuietMonth, report),
                hasRanges ? Change(report, place) : Money(row.BusyMonth, report),
                hasRanges ? place == 0 ? "" : Range(row.ChangeInterval, report) : Change(report, place),
            }));
        page.Block(MarkdownText.Prose($"Prices: {report.Prices}, as of {report.PricesAsOf}, in {report.Currency}. "
            + $"Management events: {report.ManagementCopies}"));
        page.List(report.Assumptions);
        page.Fold("Bills");
        foreach (ConfigurationCost configuration in report.Configurations)
        {
            page.Block(MarkdownText.Code(configuration.Name));
            page.Table(
                ["usage type", "account", "Region", ">quantity", "unit", ">this input", ">a month"],
                configuration.Lines.OrderByDescending(static line => line.Covered).Take(TopRows.Count).Select(line => new[]
                {
                    MarkdownText.Code(line.UsageType.Length == 0 ? line.What : line.UsageType),
                    PreviewMarkdown.Key(line.Account),
                    PreviewMarkdown.Key(line.Region),
                    Words.Quantity(line.Quantity),
                    MarkdownText.Prose(line.Unit),
                    line.Price is null ? "no price" : Money(line.Covered, report),
                    line.Price is null ? "no price" : Money(line.Month, report),
                }),
                configuration.Lines.Length - TopRows.Count);
        }

        page.EndFold();
    }

    private static string Change(CostReport report, int place) =>
        place == 0 ? "" : MarkdownText.Prose(CostWords.Change(report, place));

    private static string Range(Interval? range, CostReport report) => MarkdownText.Prose(SampleWords.Money(range, report.Currency));

    // A currency's code comes from a file of prices.
    private static string Money(double? amount, CostReport report) => MarkdownText.Prose(Words.Money(amount, report.Currency));
}
