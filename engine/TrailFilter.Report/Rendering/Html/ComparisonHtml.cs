using System.Collections.Immutable;
using TrailFilter.Report.Costs;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Rendering.Html;

/// <summary>One proposed configuration beside the current one.</summary>
internal static class ComparisonHtml
{
    private const int MostBars = 10;

    /// <summary>The figures that answer the question, and a picture of all records.</summary>
    public static void Answer(HtmlWriter html, PreviewReport report, int place)
    {
        ComparisonReport comparison = report.Comparisons[place];
        ChangeRow totals = comparison.Totals;
        long now = totals.Kept.Records + totals.Dropped.Records;
        using (html.In("dl", ("class", "cards")))
        {
            Sentences.Card(
                html,
                "Dropped of what is logged now",
                Words.Share(totals.Dropped.Records, now),
                $"{Words.Number(totals.Dropped.Records)} of {Words.Count(now, "record")}, {Words.Bytes(totals.Dropped.Bytes)}"
                    + (comparison.Intervals?.DroppedShare is { } share ? $"; 95 %: {SampleWords.Share(share)}" : ""));
            Sentences.Card(
                html,
                "Dropped and security-relevant",
                Words.Number(comparison.SecurityRelevant.Records),
                comparison.Security.IsEmpty
                    ? "none of the events whose loss is known to hurt detection"
                    : $"{(comparison.SecurityRelevant.Records == 1 ? "record" : "records")} of {Words.Count(comparison.Security.Length, "kind")}"
                        + (comparison.Intervals is { } ranges ? $"; 95 %: {SampleWords.Records(ranges.SecurityRelevant)}" : ""));
            if (totals.Added.Records > 0)
            {
                Sentences.Card(
                    html,
                    "Added to what is logged now",
                    Words.Number(totals.Added.Records),
                    $"{(totals.Added.Records == 1 ? "record" : "records")}, {Words.Bytes(totals.Added.Bytes)}; more than the input can show, perhaps");
            }

            CostCard(html, report.Cost, place);
        }

        Totals(html, totals, SampleWords.Totals(comparison.Intervals));
    }

    /// <summary>Everything else about it.</summary>
    public static void Details(HtmlWriter html, string current, ComparisonReport comparison)
    {
        if (comparison.Breakdowns.FirstOrDefault(static breakdown => breakdown.Dimension == "hour") is { } hours)
        {
            html.Element("h3", "In the course of time");
            TimePicture.Write(html, hours);
        }

        Droppers(html, comparison);
        Security(html, comparison);
        html.Element("h3", "What each proposed selector catches");
        SelectorHtml.Write(html, $"Records that the selectors of {comparison.Name} log", comparison.Selectors);
        html.Element("h3", "By one property of the records after the other");
        html.Element(
            "p",
            $"Kept is logged by {current} and by {comparison.Name}, dropped by {current} alone, added by {comparison.Name} alone. "
            + "Columns that hold nothing are left out.",
            ("class", "muted"));
        foreach (BreakdownReport breakdown in comparison.Breakdowns)
        {
            Breakdown(html, breakdown);
        }
    }

    private static void CostCard(HtmlWriter html, CostReport cost, int place)
    {
        if (cost.Configurations.Length <= place + 1)
        {
            return;
        }

        double? now = cost.Configurations[0].Month;
        double? then = cost.Configurations[place + 1].Month;
        var change = CostChange.Of(cost, place + 1);
        (string figure, string more) = change switch
        {
            { Month: null } => ("–", "no month can be told from this input"),
            { IsTooShort: true } => ("–", "the input covers less than a day"),
            { WithoutPrice.IsEmpty: false, Month: >= -0.005 and <= 0.005 } =>
                ("–", $"there is no price for {NameList.Few(change.WithoutPrice)}"),
            { Month: < -0.005 } => ($"{Words.Money(-change.Month, cost.Currency)} less", Both()),
            { Month: > 0.005 } => ($"{Words.Money(change.Month, cost.Currency)} more", Both()),
            _ => ("the same", Both()),
        };
        Sentences.Card(html, "Cost of a month", figure, more);

        string Both() => $"{Words.Money(now, cost.Currency)} now, {Words.Money(then, cost.Currency)} then, estimated"
            + (cost.Configurations[place + 1].ChangeInterval is { } range ? $"; 95 % of the change: {SampleWords.Money(range, cost.Currency)}" : "")
            + (change.WithoutPrice.IsEmpty ? "" : $"; without {NameList.Few(change.WithoutPrice)}, for which there is no price");
    }

    private static void Totals(HtmlWriter html, ChangeRow totals, Interval[] ranges)
    {
        (string Part, string What, Amount Amount)[] parts =
        [
            ("kept", "kept", totals.Kept),
            ("dropped", "dropped", totals.Dropped),
            ("added", "added", totals.Added),
            ("neither", "logged by neither", totals.Neither),
        ];
        long all = parts.Sum(static part => part.Amount.Records);
        if (all == 0)
        {
            return;
        }

        Figure.Write(
            html,
            "What becomes of all records of the input",
            string.Join(", ", parts.Select(part => $"{part.What} {Words.Share(part.Amount.Records, all)}")) + ".",
            [.. parts.Where(static part => part.Amount.Records > 0).Select(part => (part.Part, $"{part.What} {Words.Share(part.Amount.Records, all)}"))],
            36,
            inner =>
            {
                double from = 0;
                foreach ((string part, string what, Amount amount) in parts)
                {
                    if (amount.Records > 0)
                    {
                        double share = (double)amount.Records / all;
                        Figure.Block(inner, part, Figure.Across(from), "2", Figure.Across(share), "28", $"{what}: {Words.Number(amount.Records)}");
                        from += share;
                    }
                }
            },
            inner => HtmlTable.Write(
                inner,
                "All records of the input that could be decided",
                ranges.Length == 0
                    ? ["", ">Records", ">Share", ">Bytes"]
                    : ["", ">Records", ">Share", ">Bytes", $">Records, {SampleWords.Heading}"],
                [.. parts.Select(static (part, place) => (part.What, part.Amount, Place: place))],
                part =>
                [
                    Cell.Word(part.What), Cell.Count(part.Amount.Records), Cell.Share(part.Amount.Records, all), Cell.Bytes(part.Amount.Bytes),
                    .. ranges.Length == 0 ? [] : new[] { Cell.Word(SampleWords.Records(ranges[part.Place])) },
                ]));
    }

    private static void Droppers(HtmlWriter html, ComparisonReport comparison)
    {
        if (comparison.Droppers.IsEmpty)
        {
            return;
        }

        html.Element("h3", "Dropped most");
        ImmutableArray<DropperRow> shown = [.. comparison.Droppers.Take(MostBars)];
        string first = $"{HtmlWriter.Shown(shown[0].EventName, 100)} of {HtmlWriter.Shown(shown[0].EventSource, 100)}";
        Figure.Write(
            html,
            "Kinds of records of which most are dropped",
            $"A bar for each kind, the longest first: {first}, {Words.Count(shown[0].Dropped.Records, "record")}.",
            [],
            BarPicture.HeightOf(shown.Length),
            inner => BarPicture.Write(inner, [.. shown.Select(static row => new Bar(
                $"{Words.Key(row.EventName)} · {ServiceOf(row.EventSource)}",
                Words.Number(row.Dropped.Records),
                [("dropped", row.Dropped.Records, $"{Words.Count(row.Dropped.Records, "record")}, {Words.Bytes(row.Dropped.Bytes)}")]))]),
            inner => HtmlTable.Write(
                inner,
                "Kinds of records of which most are dropped, with a few eventIDs to look up",
                ["Event", "Source", "Category", "Resource type", ">Dropped", ">Bytes", "EventIDs"],
                comparison.Droppers,
                static row =>
                [
                    Cell.Narrow(row.EventName), Cell.Narrow(row.EventSource), Cell.Name(row.Category), Cell.Narrow(row.ResourceType),
                    .. Cell.Amount(row.Dropped), Cell.EventIds(row.SampleEventIds),
                ]));
    }

    // What is the same in all of them leaves room for what is not.
    private static string ServiceOf(string eventSource) =>
        eventSource.EndsWith(".amazonaws.com", StringComparison.Ordinal) ? eventSource[..^".amazonaws.com".Length] : Words.Key(eventSource);

    private static void Security(HtmlWriter html, ComparisonReport comparison)
    {
        html.Element("h3", "Dropped and security-relevant");
        if (comparison.Security.IsEmpty)
        {
            html.Element("p", "None of the events whose loss is known to hurt detection is dropped.");
            return;
        }

        using (html.In("p"))
        {
            html.Figure(Words.Count(comparison.SecurityRelevant.Records, "record"), comparison.SecurityRelevant.Records);
            html.Text(", ");
            html.Figure(Words.Bytes(comparison.SecurityRelevant.Bytes), comparison.SecurityRelevant.Bytes);
            html.Text("; each is counted once, however many kinds it belongs to.");
        }

        HtmlTable.Write(
            html,
            "Events whose loss hurts detection, most severe first",
            ["Event", "Source", "Severity", ">Dropped", ">Bytes", "What is lost with them", "EventIDs"],
            comparison.Security,
            static row =>
            [
                Cell.Narrow(row.EventName), Cell.Narrow(row.EventSource), Cell.Word(row.Severity), .. Cell.Amount(row.Dropped),
                Cell.Prose($"{row.Why}{(row.Techniques.IsEmpty ? "" : $" ATT&CK {string.Join(", ", row.Techniques)}.")} [{row.Rule}] {row.Source}"),
                Cell.EventIds(row.SampleEventIds),
            ]);
    }

    private static void Breakdown(HtmlWriter html, BreakdownReport breakdown)
    {
        string name = Words.Dimension(breakdown.Dimension);
        Sentences.Folded(html, $"By {Lower(name)}", breakdown.Rows.Length, "row", () =>
        {
            if (breakdown.MaxMissing > 0)
            {
                using (html.In("p"))
                {
                    html.Text("There were more different ones than are counted apart; each row may lack ");
                    html.Figure(Words.Count(breakdown.MaxMissing, "record"), breakdown.MaxMissing);
                    html.Text(".");
                }
            }

            ChangeTable.Write(html, $"Records by {Lower(name)}", name, breakdown.Rows);
        });
    }

    private static string Lower(string name) => string.Concat(name[..1].ToLowerInvariant(), name.AsSpan(1));
}
