using System.Globalization;

namespace TrailFilter.Report.Building;

/// <summary>Numbers in sentences: no more digits than they deserve.</summary>
internal static class Figures
{
    /// <summary>A number of things: <c>1 record</c>, <c>8,412 records</c>.</summary>
    public static string Count(long number, string thing) => $"{Number(number)} {thing}{(number == 1 ? "" : "s")}";

    /// <summary>A whole number: <c>13,745</c>.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>An estimated number: three digits that count.</summary>
    public static string Rounded(long number)
    {
        double unit = number == 0 ? 1 : Math.Max(1, Math.Pow(10, Math.Floor(Math.Log10(Math.Abs((double)number))) - 2));
        return (Math.Round(number / unit) * unit).ToString("N0", CultureInfo.InvariantCulture);
    }

    /// <summary>A share of 0 to 1 as per cent; never 0 or 100 where it is not.</summary>
    public static string Percent(double share)
    {
        double percent = share * 100;
        double shown = share is > 0 and < 1 ? Math.Clamp(percent, 0.1, 99.9) : percent;
        string text = shown.ToString("0.0", CultureInfo.InvariantCulture);
        return $"{(percent is > 0 and < 0.05 ? "less than " : percent is < 100 and > 99.95 ? "more than " : "")}{text} %";
    }

    /// <summary>A sum of money: two digits that count below a hundred, three above; hundredths at least.</summary>
    public static string Money(double amount, string currency)
    {
        double size = Math.Abs(amount);
        if (size < 0.005)
        {
            return amount == 0 ? In(currency, "0") : $"less than {In(currency, "0.01")}";
        }

        int digits = size < 100 ? 2 : 3;
        double unit = Math.Pow(10, Math.Floor(Math.Log10(size)) - digits + 1);
        double rounded = Math.Round(size / Math.Max(unit, 0.01)) * Math.Max(unit, 0.01);
        return In(currency, rounded.ToString(rounded < 10 ? "0.00" : "#,##0", CultureInfo.InvariantCulture));
    }

    private static string In(string currency, string figure) => currency == "USD" ? "$" + figure : $"{figure} {currency}";
}
