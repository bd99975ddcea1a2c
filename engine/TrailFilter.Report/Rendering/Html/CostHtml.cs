using System.Collections.Immutable;
using TrailFilter.Report.Costs;
using TrailFilter.Report.Model;
using TrailFilter.Report.Rendering.Json;

namespace TrailFilter.Report.Rendering.Html;

/// <summary>Costs: a page of their own, or a section of a preview's.</summary>
internal static class CostHtml
{
    /// <summary>Writes a page.</summary>
    public static void Write(CostReport report, Stream output) => HtmlPage.Write(
        output,
        report.Configurations.Length == 1
            ? $"Cost of {HtmlWriter.Shown(report.Configurations[0].Name, 60)}"
            : $"Cost of {Words.Count(report.Configurations.Length, "configuration")}",
        [.. report.Coverage is null ? [] : new[] { ("coverage", "What this input can show") }, ("cost", "Cost")],
        null,
        html => Head(html, report),
        html =>
        {
            if (report.Coverage is { } coverage)
            {
                CoverageHtml.Write(html, coverage);
            }

            using (html.In("section", ("id", "cost"), ("aria-labelledby", "cost-name")))
            {
                html.Element("h2", "How it comes about", ("id", "cost-name"));
                Section(html, report);
            }
        },
        stream => ReportJson.Write(report, stream));

    /// <summary>Writes what a section holds.</summary>
    public static void Section(HtmlWriter html, CostReport report)
    {
        using (html.In("p"))
        {
            html.Text($"Prices: {report.Prices}, as of {report.PricesAsOf}, in {report.Currency}. ");
            Span(html, report);
            html.Text($" Management events: {report.ManagementCopies.TrimEnd('.')}.");
        }

        if (!report.Configurations.IsEmpty)
        {
            Beside(html, report);
        }

        if (!report.Assumptions.IsEmpty)
        {
            html.Element("h3", "What the figures assume and leave out");
            using (html.In("ul", ("class", "plain")))
            {
                foreach (string assumption in report.Assumptions)
                {
                    html.Element("li", assumption);
                }
            }
        }

        if (report.Configurations.IsEmpty)
        {
            return;
        }

        html.Element("h3", "Bills");
        html.Element(
            "p",
            "Usage types are named as in AWS Cost Explorer, so that lines can be laid beside the bill. Figures are list prices before "
            + "discounts and taxes.",
            ("class", "muted"));
        foreach (ConfigurationCost configuration in report.Configurations)
        {
            Bill(html, configuration, report.Currency);
        }
    }

    private static void Head(HtmlWriter html, CostReport report)
    {
        using (html.In("header", ("class", "top")))
        {
            html.Element("p", "CloudTrail: what trails cost", ("class", "kind"));
            string[] sentences =
                [.. report.Configurations.Select(one => $"{HtmlWriter.Shown(one.Name, HtmlWriter.LongestName)}: {CostWords.Month(one, report)}.")];
            html.Element("h1", sentences switch
            {
                [] => "There is nothing to charge",
                [string only] => only,
                _ => $"What {Words.Number(sentences.Length)} configurations cost",
            });
            Sentences.Warnings(html, report.Sample?.Notes ?? []);
            if (report.Configurations is [{ } single])
            {
                Cards(html, single, report);
            }

            if (sentences.Length > 1)
            {
                using (html.In("ol", ("class", "headlines")))
                {
                    foreach (string sentence in sentences)
                    {
                        html.Element("li", sentence);
                    }
                }
            }
        }
    }

    private static void Cards(HtmlWriter html, ConfigurationCost cost, CostReport report)
    {
        using (html.In("dl", ("class", "cards")))
        {
            bool isTold = cost.Month is not null && !report.IsTooShort;
            Sentences.Card(
                html,
                "A month, estimated",
                Words.Money(isTold ? cost.Month : null, report.Currency),
                !isTold ? "cannot be told from this input" : cost.WithoutPrice.IsEmpty ? "at list prices" : "without what has no price");
            if (isTold && cost is { QuietMonth: { } quiet, BusyMonth: { } busy })
            {
                Sentences.Card(
                    html,
                    "Between",
                    $"{Words.Money(quiet, report.Currency)} and {Words.Money(busy, report.Currency)}",
                    "if all days were like the quietest, or like the busiest");
            }

            if (isTold && cost.MonthInterval is { } range)
            {
                Sentences.Card(html, "95 % range", SampleWords.Money(range, report.Currency), "what all archives may give instead of the sample");
            }

            Sentences.Card(
                html,
                "What the input covers",
                CostWords.Covered(cost, report),
                report.CoveredHours is { } hours ? $"in {Words.Hours(hours)}" : "no span of time");
        }
    }

    private static void Span(HtmlWriter html, CostReport report)
    {
        if (report.CoveredHours is not { } hours)
        {
            html.Text("The input covers no span of time, so no month can be told from it.");
            return;
        }

        html.Text("The input covers ");
        html.Figure(Words.Hours(hours), hours);
        if (report.MonthFactor is { } factor)
        {
            html.Text("; times ");
            html.Figure(Words.Quantity(factor), factor);
            html.Text(" this is a month of 730.");
        }
        else
        {
            html.Text(", which makes no month.");
        }
    }

    private static void Beside(HtmlWriter html, CostReport report)
    {
        ImmutableArray<ConfigurationCost> all = report.Configurations;
        bool isMonth = !report.IsTooShort && all.All(static one => one.Month is not null);
        bool hasRange = isMonth && all.Any(static one => one.QuietMonth is not null && one.BusyMonth is not null);
        bool isSample = isMonth && report.Sample is { Confidence: not null };
        string title = isMonth ? "Cost of a month, estimated" : "Cost of what the input covers";
        string description = string.Join(" ", all.Take(4).Select(one => isMonth
                ? $"{HtmlWriter.Shown(one.Name, 60)}: {CostWords.Month(one, report)}."
                : $"{HtmlWriter.Shown(one.Name, 60)}: {CostWords.Covered(one, report)}."));
        Figure.Write(
            html,
            title,
            description,
            isSample ? [("sum", "as the sample says; the line is the 95 % range")]
                : hasRange ? [("sum", "as in the whole input; the line reaches from its quietest to its busiest full day, as if all were so")] : [],
            BarPicture.HeightOf(all.Length),
            inner => BarPicture.Write(inner, [.. all.Select(one => BarOf(one, isMonth, report.Currency))]),
            inner => HtmlTable.Write(
                inner,
                "What the configurations cost",
                isSample
                    ? ["Configuration", ">This input", ">A month", $">A month, {SampleWords.Heading}", ">Change of a month", $">Change, {SampleWords.Heading}"]
                    : ["Configuration", ">This input", ">A month", ">If all days were quiet", ">If all were busy", ">Change of a month"],
                [.. all.Select(static (one, place) => (Cost: one, Place: place))],
                row =>
                [
                    Cell.Name(row.Cost.Name), new Cell(cell => cell.Figure(CostWords.Covered(row.Cost, report), row.Cost.Covered)), Cell.Money(row.Cost.Month, report.Currency),
                    .. isSample
                        ?
                        [
                            Cell.Word(SampleWords.Money(row.Cost.MonthInterval, report.Currency)),
                            ChangeOf(report, row.Place),
                            Cell.Word(SampleWords.Money(row.Cost.ChangeInterval, report.Currency)),
                        ]
                        : new[]
                        {
                            Cell.Money(row.Cost.QuietMonth, report.Currency), Cell.Money(row.Cost.BusyMonth, report.Currency),
                            ChangeOf(report, row.Place),
                        },
                ]));
    }

    private static Cell ChangeOf(CostReport report, int place) => place == 0 || CostChange.Of(report, place).Month is not { } change
        ? Cell.Unknown
        : new Cell(cell => cell.Figure(CostWords.Change(report, place), change));

    private static Bar BarOf(ConfigurationCost cost, bool isMonth, string currency)
    {
        double sum = Math.Max(isMonth ? cost.Month ?? 0 : cost.Covered, 0);
        string words = Words.Money(isMonth ? cost.Month : cost.Covered, currency);
        (double, double)? range = isMonth && cost.MonthInterval is { } sampled ? (sampled.Low, sampled.High)
            : isMonth && cost is { QuietMonth: { } quiet, BusyMonth: { } busy } ? (quiet, busy) : null;
        return new Bar(cost.Name, words, [("sum", sum, words)], range);
    }

    private static void Bill(HtmlWriter html, ConfigurationCost configuration, string currency) => Sentences.Folded(
        html,
        $"Bill of {HtmlWriter.Shown(configuration.Name, HtmlWriter.LongestName)}",
        configuration.Lines.Length,
        "line",
        () => HtmlTable.Write(
            html,
            "Lines of the bill, dearest first",
            ["Usage type", "What is charged", "Account", "Region", ">Quantity", ">Price", ">Per", ">This input", ">A month"],
            [.. configuration.Lines.OrderByDescending(static line => line.Covered)],
            line =>
            [
                Cell.Name(line.UsageType.Length == 0 ? line.Item : line.UsageType), Cell.Prose(line.What), Cell.Name(line.Account),
                Cell.Name(line.Region), Cell.Quantity(line.Quantity), Price(line.Price, currency),
                new Cell(cell => cell.Figure($"{Words.Quantity(line.Per)} {line.Unit}", line.Per)),
                line is { Price: null, Covered: 0 } ? Cell.Unknown : Cell.Money(line.Covered, currency),
                line is { Price: null, Covered: 0 } ? Cell.Unknown : Cell.Money(line.Month, currency),
            ]));

    // Prices of a unit need more digits than sums.
    private static Cell Price(double? price, string currency) => price is { } known
        ? new Cell(html => html.Figure(
            currency == "USD" ? "$" + Words.UnitPrice(known) : $"{Words.UnitPrice(known)} {currency}", known))
        : Cell.Prose("no price");
}
