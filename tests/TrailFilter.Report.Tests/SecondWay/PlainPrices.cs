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

    private static JsonElement Read()
    {
        using Stream stream = typeof(PriceList).Assembly.GetManifestResourceStream("pricing/aws-2026.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
