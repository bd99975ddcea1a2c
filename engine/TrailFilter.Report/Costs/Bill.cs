using System.Collections.Immutable;
using TrailFilter.Report.Model;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Costs;

/// <summary>Adds up what records are charged, by account, Region and item. Not safe for use by several threads at once.</summary>
internal sealed class Bill(PriceList prices, CostOptions options, ImmutableArray<int> trails)
{
    /// <summary>A GB of AWS.</summary>
    private const double Gibibyte = 1L << 30;

    /// <summary>A GB of those who sell SIEMs.</summary>
    private const double Gigabyte = 1e9;

    private const string Siem = "siem";

    private static readonly ImmutableArray<string> s_order = [.. PriceItem.Ids, Siem];

    private readonly Dictionary<(string Account, string Region, string Item), double> _quantities = [];

    /// <summary>Adds records.</summary>
    public void Add(Charge charge, Amount amount)
    {
        int copies = TrailMask.CountOf(charge.Trails, trails);
        if (copies == 0)
        {
            return;
        }

        double records = amount.Records;
        switch (charge.Category)
        {
            case "Management":
                int free = options.ManagementCopies == 0 ? 1 : 0;
                Put(charge, PriceItem.FirstCopy, free * records);
                Put(charge, PriceItem.FurtherCopies, (copies - free) * records);
                Put(charge, PriceItem.InsightsOnManagement, options.InsightsOnManagement * records);
                break;
            case "Data":
                Put(charge, PriceItem.DataEvents, copies * records);
                Put(charge, PriceItem.InsightsOnData, options.InsightsOnData * records);
                break;
            case "NetworkActivity":
                Put(charge, PriceItem.NetworkActivity, copies * records);
                break;
        }

        // A lake and a SIEM take in each event once, whatever number of trails delivers it; each trail's files are stored.
        switch (options.Lake)
        {
            case LakeRetention.OneYear: Put(charge, PriceItem.LakeOneYear, amount.Bytes / Gibibyte); break;
            case LakeRetention.SevenYears: Put(charge, PriceItem.LakeSevenYears, amount.Bytes / Gibibyte); break;
        }

        if (options.PackedShare is double share)
        {
            Put(charge, PriceItem.S3Storage, amount.Bytes * share * copies / Gibibyte * options.MonthsKept);
        }

        if (options.SiemPricePerGb is not null)
        {
            Put(charge, Siem, amount.Bytes / Gigabyte);
        }
    }

    /// <summary>The lines, by account, Region and item.</summary>
    /// <param name="factor">What makes a month of the quantities; null when nothing does.</param>
    public ImmutableArray<CostLine> ToLines(double? factor) =>
    [
        .. _quantities
            .OrderBy(static line => line.Key.Account, StringComparer.Ordinal)
            .ThenBy(static line => line.Key.Region, StringComparer.Ordinal)
            .ThenBy(static line => s_order.IndexOf(line.Key.Item))
            .Select(line => ToLine(line.Key.Account, line.Key.Region, line.Key.Item, line.Value, factor)),
    ];

    private CostLine ToLine(string account, string region, string item, double quantity, double? factor)
    {
        if (item == Siem)
        {
            double price = options.SiemPricePerGb!.Value;
            return new CostLine(
                item, "What a SIEM takes in", "", account, region, quantity, "GB", price, 1, quantity * price, quantity * price * factor);
        }

        // Steps of a price are of a month's volume, so the month comes first, and what is covered is its share.
        PriceItem? known = prices.Items.GetValueOrDefault(item);
        (double Amount, double Price)? priced = prices.PriceOf(item, region, quantity * (factor ?? 1));
        return new CostLine(
            item,
            known?.What ?? item,
            prices.UsageTypeOf(item, region),
            account,
            region,
            quantity,
            known?.Unit ?? "",
            priced?.Price,
            known?.Per ?? 1,
            (priced?.Amount ?? 0) / (factor ?? 1),
            factor is null ? null : priced?.Amount);
    }

    private void Put(Charge charge, string item, double quantity)
    {
        if (quantity > 0)
        {
            (string, string, string) key = (charge.Account, charge.Region, item);
            _quantities[key] = _quantities.GetValueOrDefault(key) + quantity;
        }
    }
}
