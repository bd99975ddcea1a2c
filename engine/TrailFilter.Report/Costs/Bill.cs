using System.Collections.Immutable;
using TrailFilter.Report.Model;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Costs;

/// <summary>Adds up what records are charged, by account, Region and item. Not safe for use by several threads at once.</summary>
internal sealed class Bill(PriceList prices, CostOptions options, ImmutableArray<int> trails, ReadShares? reads)
{
    /// <summary>A GB of AWS.</summary>
    public const double Gibibyte = 1L << 30;

    /// <summary>A GB of those who sell SIEMs.</summary>
    private const double Gigabyte = 1e9;

    private const string Siem = "siem";

    private static readonly ImmutableArray<string> s_order = [.. PriceItem.Ids, Siem];

    private readonly Dictionary<(string Account, string Region, string Item), double> _quantities = [];
    private readonly ImmutableArray<int> _trails = [.. trails.Except(options.EventDataStores)];
    private readonly ImmutableArray<int> _stores = [.. trails.Intersect(options.EventDataStores)];

    /// <summary>What was added, by account, Region and item.</summary>
    public IReadOnlyDictionary<(string Account, string Region, string Item), double> Quantities => _quantities;

    /// <summary>Adds records.</summary>
    public void Add(Charge charge, Amount amount)
    {
        int copies = TrailMask.CountOf(charge.Trails, _trails);
        int takings = TrailMask.CountOf(charge.Trails, _stores);
        if (copies + takings == 0)
        {
            return;
        }

        // A SIEM takes in each event once, whatever number of trails delivers it, and so does a lake beside the trails; but each store
        // takes in what it logs itself, and each trail's files are stored.
        AddCopies(charge, copies, amount.Records);
        if (options.EventDataStores.IsEmpty && options.Lake != LakeRetention.None)
        {
            takings = 1;
        }

        Put(charge, PriceItem.OfIngestion(options.Lake, charge.Category), amount.Bytes / Gibibyte * takings);

        AddInsights(charge, amount.Records);
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

    private void AddCopies(Charge charge, int copies, double records)
    {
        switch (charge.Category)
        {
            case "Management":
                int free = options.ManagementCopies == 0 && copies > 0 ? 1 : 0;
                Put(charge, PriceItem.FirstCopy, free * records);
                Put(charge, PriceItem.FurtherCopies, (copies - free) * records);
                break;
            case "Data":
                Put(charge, PriceItem.DataEvents, copies * records);
                break;
            case "NetworkActivity":
                Put(charge, PriceItem.NetworkActivity, copies * records);
                break;
        }
    }

    // Error rates are those of all management events, call rates of writes only. Of one type nobody says which it is, so it counts as
    // the dearer one.
    private void AddInsights(Charge charge, double records)
    {
        switch (charge.Category)
        {
            case "Management":
                double unread = options.InsightsOnManagement > 1 ? reads?.Of(charge.Account, charge.Region) ?? 0 : 0;
                Put(charge, PriceItem.InsightsOnManagement, (options.InsightsOnManagement - unread) * records);
                break;
            case "Data":
                Put(charge, PriceItem.InsightsOnData, options.InsightsOnData * records);
                break;
        }
    }

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
