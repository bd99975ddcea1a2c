using System.Globalization;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Rendering;

/// <summary>Figures and things that people read, the same in every form for people.</summary>
internal static class Words
{
    private static readonly string[] s_byteUnits = ["kB", "MB", "GB", "TB", "PB", "EB"];

    private static readonly string[] s_dimensions =
    [
        "category", "Category", "eventSource", "Event source", "eventName", "Event name", "resourceType", "Resource type",
        "resource", "Resource", "caller", "Caller", "account", "Account", "region", "Region", "readOnly", "Read-only",
        "errorCode", "Error code", "day", "Day", "hour", "Hour",
    ];

    /// <summary>A number of records: exact below ten thousand million, and no more than 14 letters beyond.</summary>
    public static string Records(long records) => records switch
    {
        <= -10_000_000_000 or >= 10_000_000_000_000 => $"{(records / 1e12).ToString("#,##0.0", CultureInfo.InvariantCulture)} tn",
        >= 10_000_000_000 => $"{(records / 1e9).ToString("#,##0.0", CultureInfo.InvariantCulture)} bn",
        _ => Number(records),
    };

    /// <summary>A whole number: <c>13,745</c>.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number of things: <c>1 record</c>, <c>8,412 records</c>.</summary>
    public static string Count(long number, string thing) => $"{Number(number)} {thing}{(number == 1 ? "" : "s")}";

    /// <summary>A share of 0 to 1 as per cent; never 0 or 100 where it is not.</summary>
    public static string Percent(double share)
    {
        string text = (share is > 0 and < 1 ? Math.Clamp(share * 100, 0.1, 99.9) : share * 100).ToString("0.0", CultureInfo.InvariantCulture);
        return $"{(share is > 0 and < 0.0005 ? "less than " : share is < 1 and > 0.9995 ? "more than " : "")}{text} %";
    }

    /// <summary>A number of bytes in powers of a thousand, three digits that count.</summary>
    public static string Bytes(long bytes)
    {
        if (bytes is > -1000 and < 1000)
        {
            return $"{bytes.ToString(CultureInfo.InvariantCulture)} B";
        }

        double size = bytes / 1000.0;
        int unit = 0;
        while (Math.Abs(size) >= 999.5 && unit < s_byteUnits.Length - 1)
        {
            size /= 1000;
            unit++;
        }

        return $"{size.ToString(Math.Abs(size) < 9.995 ? "0.00" : Math.Abs(size) < 99.95 ? "0.0" : "0", CultureInfo.InvariantCulture)} {s_byteUnits[unit]}";
    }

    /// <summary>A sum of money, or a dash where nobody can tell it.</summary>
    /// <param name="amount">The sum.</param>
    /// <param name="currency">The currency's code.</param>
    public static string Money(double? amount, string currency)
    {
        if (amount is not { } sum)
        {
            return "–";
        }

        string figure = Math.Abs(sum) < 1e12 ? Dollars(Math.Abs(sum)) : "$" + Math.Abs(sum).ToString("0.0E+0", CultureInfo.InvariantCulture);
        string signed = sum <= -0.005 ? "-" + figure : figure;
        return currency == "USD" ? signed : $"{signed.Replace("$", "", StringComparison.Ordinal)} {currency}";
    }

    // Two digits that count below a hundred, three above; cents at least.
    private static string Dollars(double size)
    {
        if (size < 0.005)
        {
            return size == 0 ? "$0" : "less than $0.01";
        }

        double unit = Math.Max(Math.Pow(10, Math.Floor(Math.Log10(size)) - (size < 100 ? 1 : 2)), 0.01);
        double rounded = Math.Round(size / unit) * unit;
        return "$" + rounded.ToString(rounded < 10 ? "0.00" : "#,##0", CultureInfo.InvariantCulture);
    }

    /// <summary>What a month costs, with its range.</summary>
    public static string Month(ConfigurationCost cost, string currency) => cost switch
    {
        { Month: null } => "no month can be told from this input",
        { MonthInterval: { } range } => $"about {Money(cost.Month, currency)} a month (95 %: {SampleWords.Money(range, currency)})",
        { QuietMonth: { } quiet, BusyMonth: { } busy } =>
            $"about {Money(cost.Month, currency)} a month ({Money(quiet, currency)} to {Money(busy, currency)})",
        _ => $"about {Money(cost.Month, currency)} a month",
    };

    /// <summary>A quantity, such as a number of events or of GB.</summary>
    public static string Quantity(double quantity) =>
        quantity == 0 || Math.Abs(quantity) is >= 0.01 and < 1e12
            ? quantity.ToString(Math.Abs(quantity) < 1000 ? "#,##0.##" : "#,##0", CultureInfo.InvariantCulture)
            : quantity.ToString("0.0E+0", CultureInfo.InvariantCulture);

    /// <summary>A length of time: <c>1 hour</c>, <c>36.5 hours</c>.</summary>
    public static string Hours(double hours) => Quantity(hours) is "1" ? "1 hour" : $"{Quantity(hours)} hours";

    /// <summary>What the costs of wastes are of.</summary>
    public const string WasteCosts = "Costs of wastes are charges for events, and what event data stores take in. Storage, Insights, CloudTrail Lake beside trails "
        + "and a SIEM, where they are charged, come on top: ending a waste saves them too.";

    /// <summary>A price of a unit, with all the digits a price list has.</summary>
    public static string UnitPrice(double price) => price.ToString("#,##0.##########", CultureInfo.InvariantCulture);

    /// <summary>A time in UTC, to the second.</summary>
    public static string Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "unknown";

    /// <summary>What stands for gaps that nobody knows.</summary>
    public const string UnknownGaps = "not known: there are too many hours";

    /// <summary>A gap: from, to and its hours.</summary>
    public static string Gap(GapRow gap) =>
        $"{Time(gap.From)} to {Time(gap.To)} ({Count((long)(gap.To - gap.From).TotalHours, "hour")})";

    /// <summary>A property of records, as a heading.</summary>
    public static string Dimension(string dimension)
    {
        int place = Array.IndexOf(s_dimensions, dimension);
        return place >= 0 && place % 2 == 0 ? s_dimensions[place + 1] : dimension;
    }

    /// <summary>A key of a row: empty and null ones have names too.</summary>
    public static string Key(string? key) => key switch
    {
        null => "(all others)",
        "" => "(none)",
        _ => key,
    };

    /// <summary>A share of a whole, or a dash where the whole is nothing.</summary>
    public static string Share(long part, long whole) => whole <= 0 ? "–" : Percent((double)part / whole);

    /// <summary>A selector: its trail, place and name.</summary>
    public static string Selector(SelectorRow row) =>
        $"{row.Trail} #{row.Index.ToString(CultureInfo.InvariantCulture)}{(string.IsNullOrEmpty(row.Name) ? "" : $": {row.Name}")}";
}
