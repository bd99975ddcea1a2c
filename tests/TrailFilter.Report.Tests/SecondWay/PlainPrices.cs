using System.Text.Json;
using TrailFilter.Report.Costs;

namespace TrailFilter.Report.Tests.SecondWay;

/// <summary>Prices of events as data/pricing has them, for so many events.</summary>
internal static class PlainPrices
{
    private static readonly JsonElement s_list = Read();

    /// <summary>The price of one event; null where the list knows no such Region.</summary>
    public static double? Of(string item, string region)
    {
        JsonElement priced = s_list.GetProperty("items").EnumerateArray().Single(entry => entry.GetProperty("id").GetString() == item);
        return s_list.GetProperty("regionPrefixes").GetProperty("prefixes").TryGetProperty(region, out _)
            ? priced.GetProperty("default").GetDouble() / priced.GetProperty("per").GetDouble()
            : null;
    }

    /// <summary>What a quantity costs, in steps where the price falls with it; null without a price.</summary>
    public static double? AmountOf(string item, string region, double quantity)
    {
        JsonElement priced = s_list.GetProperty("items").EnumerateArray().Single(entry => entry.GetProperty("id").GetString() == item);
        double units = quantity / priced.GetProperty("per").GetDouble();
        if (priced.TryGetProperty("tiers", out JsonElement tiers) && tiers.TryGetProperty(region, out JsonElement steps))
        {
            double amount = 0;
            double from = 0;
            foreach (JsonElement step in steps.EnumerateArray())
            {
                double to = step.TryGetProperty("upToTB", out JsonElement end) ? end.GetDouble() * 1024 : double.MaxValue;
                amount += Math.Clamp(units - from, 0, to - from) * step.GetProperty("price").GetDouble();
                from = to;
            }

            return amount;
        }

        if (priced.TryGetProperty("regions", out JsonElement regions) && regions.TryGetProperty(region, out JsonElement own))
        {
            return units * own.GetDouble();
        }

        return priced.TryGetProperty("default", out JsonElement usual)
            && s_list.GetProperty("regionPrefixes").GetProperty("prefixes").TryGetProperty(region, out _)
                ? units * usual.GetDouble()
                : null;
    }

    private static JsonElement Read()
    {
        using Stream stream = typeof(PriceList).Assembly.GetManifestResourceStream("pricing/aws-2026.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
