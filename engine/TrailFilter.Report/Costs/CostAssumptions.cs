using System.Collections.Immutable;
using System.Globalization;
using TrailFilter.Report.Model;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Costs;

/// <summary>What a cost report leaves out or takes for granted, in sentences.</summary>
internal static class CostAssumptions
{
    public static ImmutableArray<string> Of(
        TallyResult tallies,
        CoveredTime time,
        PriceList prices,
        CostOptions options,
        ImmutableArray<ConfigurationCost> configurations)
    {
        List<string> sentences = [.. OfTime(time)];
        sentences.AddRange(OfCopies(tallies, options));
        foreach (IGrouping<string, CostLine> item in configurations
            .SelectMany(static configuration => configuration.Lines)
            .Where(static line => line.Price is null)
            .GroupBy(static line => line.Item, StringComparer.Ordinal))
        {
            string regions = NameList.Few(item.Select(static line => line.Region));
            sentences.Add($"The price list {prices.Name} has no price of {item.Key} for {regions}: what it costs there is missing from every sum.");
        }

        sentences.AddRange(OfOptions(tallies, options));
        long others = tallies.Charges.Others.Sum(static other => other.LoggedBy == 0 ? 0 : other.Amount.Records);
        if (others > 0)
        {
            sentences.Add($"{Number(others)} logged records are in no sum: there were more accounts, Regions and days than the table holds.");
        }

        long undated = tallies.Charges.Rows.Sum(static row => row.Key.Day.Length == 0 && row.LoggedBy != 0 ? row.Amount.Records : 0);
        if (undated > 0)
        {
            sentences.Add($"{Number(undated)} logged records have no time: they are in the sums, but in no day of the range.");
        }

        sentences.Add("Discounts, credits and taxes are left out, and so are the charges of S3 requests, KMS, SNS and CloudWatch Logs.");
        return [.. sentences];
    }

    /// <summary>A whole number: <c>13,745</c>.</summary>
    public static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static IEnumerable<string> OfTime(CoveredTime time)
    {
        if (time.HasImpossibleClock)
        {
            yield return "No month can be told: some eventTime lies before 2013 or after 2100. Leave such records out by their time (--from, --to).";
        }
        else if (time.Hours is not double hours)
        {
            yield return "No month can be told: the input does not hold two different times.";
        }
        else
        {
            string span = hours.ToString(hours < 10 ? "0.##" : "#,0.#", CultureInfo.InvariantCulture);
            yield return hours < 1 ? "The input covers less than one hour: a month made of so little says hardly anything."
                : time.IsTooShort ? $"The input covers less than a day: a month of 730 hours like its {Hours(span)} says little."
                : $"A month is 730 hours like the {Hours(span)} "
                    + (time.Gaps > 0 ? "that the input covers." : "between the first and the last event.");
            foreach (string sentence in OfGaps(time))
            {
                yield return sentence;
            }

            if (!time.FullDays().Any())
            {
                yield return "There is no range, because the input covers no full day (UTC).";
            }
        }
    }

    private static IEnumerable<string> OfGaps(CoveredTime time)
    {
        if (time.Gaps > 0)
        {
            string gaps = time.Gaps == 1 ? "One stretch" : $"{Number(time.Gaps)} stretches";
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{gaps} of {CoveredTime.LongGapHours} hours or more without any event, {time.GapHours:#,0} hours in all, count as not covered, ")
                + "in the month and in its range: the archive is taken to lack them. If nothing happened then, a month costs less.";
        }

        if (!time.KnowsGaps)
        {
            yield return "There are more hours than the table holds, so gaps of the input could not be left out of the time it covers.";
        }
    }

    private static IEnumerable<string> OfCopies(TallyResult tallies, CostOptions options)
    {
        if (!options.EventDataStores.IsEmpty)
        {
            yield return "Each event data store is charged for the bytes of JSON it takes in, without a free copy, "
                + (options.Lake == LakeRetention.SevenYears
                    ? "at the price of seven years."
                    : "at the price of one year that can be extended; --lake seven-year takes the other one.");
            yield return "Queries, and what the stores keep beyond their term, are left out.";
        }

        if (!HasTrails(tallies, options))
        {
            yield break;
        }

        if (options.ManagementCopies > 0)
        {
            yield return "Every copy of management events is charged, because another trail of the account and Region has the free one.";
        }
        else
        {
            yield return "The first copy of each management event is free in its account and Region: leaving such events out saves nothing there. "
                + "This does not hold if another trail logs them too.";
        }

        if (tallies.Configurations.Any(static configuration => configuration.Trails.Length > 1))
        {
            yield return "Each trail of a configuration that logs an event makes a copy of it, and each copy is charged but the free one.";
        }
    }

    private static IEnumerable<string> OfOptions(TallyResult tallies, CostOptions options)
    {
        if (options.InsightsOnManagement == 1)
        {
            yield return "Insights of one type are taken to analyse every logged management event once, as error rates do; "
                + "call rates are of writes only, and cost less.";
        }
        else if (options.InsightsOnManagement > 1)
        {
            yield return "Insights analyse a logged management event once for each type, but reads once less, because call rates are of writes only; "
                + "what has no readOnly counts as a write, and each day of the range has the reads of all.";
        }

        if (options.InsightsOnData > 0)
        {
            yield return "Insights are taken to analyse every logged data event once for each type.";
        }

        if (options.Lake != LakeRetention.None && options.EventDataStores.IsEmpty)
        {
            yield return "CloudTrail Lake takes in every logged event once; its queries and what it keeps beyond its term are left out.";
        }

        if (options.PackedShare is double share && HasTrails(tallies, options))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"S3 storage is that of log files kept for {Months(options.MonthsKept)}, {share:0.####} bytes for each byte of JSON.");
        }

        if (options.SiemPricePerGb is not null)
        {
            yield return "The SIEM takes in every logged event once, as JSON; a GB of it is 10^9 bytes.";
        }
    }

    private static bool HasTrails(TallyResult tallies, CostOptions options) =>
        options.EventDataStores.IsEmpty || tallies.Configurations.Any(one => one.Trails.Except(options.EventDataStores).Any());

    private static string Hours(string number) => number == "1" ? "1 hour" : $"{number} hours";

    private static string Months(double months) =>
        months == 1 ? "1 month" : string.Create(CultureInfo.InvariantCulture, $"{months:0.##} months");
}
