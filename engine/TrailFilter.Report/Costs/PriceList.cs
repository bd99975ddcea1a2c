using System.Collections.Immutable;

namespace TrailFilter.Report.Costs;

/// <summary>Prices of CloudTrail and of what comes with it, by Region. Immutable; any number of threads may use it at once.</summary>
public sealed class PriceList
{
    internal PriceList(
        string name,
        string asOf,
        string currency,
        ImmutableDictionary<string, string> prefixes,
        ImmutableDictionary<string, PriceItem> items)
    {
        Name = name;
        AsOf = asOf;
        Currency = currency;
        Prefixes = prefixes;
        Items = items;
    }

    /// <summary>The price list that is part of the program.</summary>
    public static PriceList BuiltIn { get; } = LoadBuiltIn();

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The newest date of any price in it.</summary>
    public string AsOf { get; }

    /// <summary>The currency, <c>USD</c>.</summary>
    public string Currency { get; }

    /// <summary>Prefixes of usage types, by Region.</summary>
    internal ImmutableDictionary<string, string> Prefixes { get; }

    /// <summary>What is charged, by id.</summary>
    internal ImmutableDictionary<string, PriceItem> Items { get; }

    /// <summary>Reads a price list; the form is described in data/pricing/README.md. Never throws on content.</summary>
    /// <param name="utf8Json">The whole content of the file.</param>
    /// <returns>The list, or every problem it has.</returns>
    public static PriceListReadResult Read(ReadOnlyMemory<byte> utf8Json) => PriceListReader.Read(utf8Json);

    /// <summary>The price of a quantity.</summary>
    /// <param name="id">The item's id.</param>
    /// <param name="region">The Region.</param>
    /// <param name="quantity">How many units.</param>
    /// <returns>The amount, and what <see cref="PriceItem.Per"/> units cost on average; null without a price.</returns>
    internal (double Amount, double Price)? PriceOf(string id, string region, double quantity)
    {
        if (!Items.TryGetValue(id, out PriceItem? item))
        {
            return null;
        }

        if (item.Tiers.TryGetValue(region, out ImmutableArray<PriceTier> tiers))
        {
            double amount = 0;
            double from = 0;
            foreach (PriceTier tier in tiers)
            {
                amount += Math.Max(0, Math.Min(quantity, tier.UpTo) - from) / item.Per * tier.Price;
                from = tier.UpTo;
            }

            return (amount, quantity > 0 ? amount / quantity * item.Per : tiers[0].Price);
        }

        // The price for all Regions is that of the Regions the list knows: GovCloud and China have others.
        double? price = item.Regions.TryGetValue(region, out double own) ? own : Prefixes.ContainsKey(region) ? item.Default : null;
        return price is double known ? (quantity / item.Per * known, known) : null;
    }

    /// <summary>The usage type of an item in a Region, without its prefix where the list has none.</summary>
    internal string UsageTypeOf(string id, string region)
    {
        if (!Items.TryGetValue(id, out PriceItem? item))
        {
            return "";
        }

        return item.UsageTypeIn.TryGetValue(region, out string? deviating) ? deviating
            : Prefixes.TryGetValue(region, out string? prefix) ? item.UsageType.Replace("{prefix}", prefix, StringComparison.Ordinal)
            : item.UsageType.Replace("{prefix}-", "", StringComparison.Ordinal);
    }

    private static PriceList LoadBuiltIn()
    {
        using Stream stream = typeof(PriceList).Assembly.GetManifestResourceStream("pricing/aws-2026.json")
            ?? throw new InvalidOperationException("The price list is not embedded.");
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        PriceListReadResult result = Read(content);
        return result.Prices ?? throw new InvalidOperationException(string.Join(' ', result.Problems));
    }
}

/// <summary>What came of reading a price list.</summary>
/// <param name="Prices">The list; null when it has problems.</param>
/// <param name="Problems">Every problem: its JSON path, what is wrong, what would be right.</param>
public sealed record PriceListReadResult(PriceList? Prices, ImmutableArray<string> Problems);
