using System.Collections.Immutable;
using System.Text.Json;

namespace TrailFilter.Report.Costs;

/// <summary>Reads price lists, strictly: a price that is read wrongly is a report that is wrong.</summary>
internal static class PriceListReader
{
    private const double UnitsInTerabyte = 1024;

    // AWS prices whole events and GB. With this and the bounds of prices no sum of a run overflows.
    private const double LeastUnits = 1;

    public static PriceListReadResult Read(ReadOnlyMemory<byte> utf8Json)
    {
        if (utf8Json.Span.StartsWith("\uFEFF"u8))
        {
            utf8Json = utf8Json[3..];
        }

        var check = new PriceListCheck();
        PriceList? prices = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8Json);
            prices = ReadList(document.RootElement, check);
        }
        catch (JsonException problem)
        {
            check.Add("$", $"line {problem.LineNumber + 1} is not JSON", "write one JSON object, as data/pricing/README.md describes it");
        }

        catch (InvalidOperationException)
        {
            // An escape that is half a character is JSON all the same.
            check.Add("$", "a text holds half of a surrogate pair", "write whole characters");
        }

        return new PriceListReadResult(check.IsSound ? prices : null, check.ToImmutable());
    }

    private static PriceList? ReadList(JsonElement root, PriceListCheck check)
    {
        Dictionary<string, JsonElement>? list = check.Members(
            root, "$", ["name", "asOf", "currency", "regionPrefixes", "items"], ["partition", "about", "usageTypes"]);
        if (list is null)
        {
            return null;
        }

        string name = check.Text(list, "$", "name");
        string asOf = check.Text(list, "$", "asOf");
        string currency = check.Text(list, "$", "currency");
        if (currency.Length > 0 && (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper)))
        {
            check.Add("$.currency", "it is no currency code", "write three capital letters, such as USD");
        }

        ImmutableDictionary<string, string> prefixes = ImmutableDictionary<string, string>.Empty;
        if (list.TryGetValue("regionPrefixes", out JsonElement regions)
            && check.Members(regions, "$.regionPrefixes", ["prefixes"], ["source", "asOf"]) is { } members)
        {
            prefixes = Texts(members, "$.regionPrefixes", "prefixes", check);
        }

        return new PriceList(name, asOf, currency, prefixes, ReadItems(list, check));
    }

    private static ImmutableDictionary<string, PriceItem> ReadItems(Dictionary<string, JsonElement> list, PriceListCheck check)
    {
        ImmutableDictionary<string, PriceItem>.Builder items = ImmutableDictionary.CreateBuilder<string, PriceItem>(StringComparer.Ordinal);
        if (!list.TryGetValue("items", out JsonElement array))
        {
            return items.ToImmutable();
        }

        if (array.ValueKind != JsonValueKind.Array || array.GetArrayLength() == 0)
        {
            check.Add("$.items", "it is no list of prices", "write an array with an object for each thing that is charged");
            return items.ToImmutable();
        }

        int index = 0;
        foreach (JsonElement element in array.EnumerateArray())
        {
            string path = $"$.items[{index++}]";
            if (ReadItem(element, path, check) is { } item && !items.TryAdd(item.Id, item))
            {
                check.Add($"{path}.id", "an item before has the same id", "give each item once");
            }
        }

        return items.ToImmutable();
    }

    private static PriceItem? ReadItem(JsonElement element, string path, PriceListCheck check)
    {
        Dictionary<string, JsonElement>? members = check.Members(
            element,
            path,
            ["id", "what", "unit", "per", "usageType", "asOf", "source"],
            ["usageTypeIn", "default", "basis", "regions", "tiers", "checked"]);
        if (members is null)
        {
            return null;
        }

        string id = check.Text(members, path, "id");
        if (id.Length > 0 && !PriceItem.Ids.Contains(id, StringComparer.Ordinal))
        {
            check.Add($"{path}.id", "nothing is charged by this name", $"write one of {string.Join(", ", PriceItem.Ids)}");
        }

        if (!members.ContainsKey("default") && !members.ContainsKey("regions") && !members.ContainsKey("tiers"))
        {
            check.Add(path, "it has no price", "write default, regions or tiers");
        }

        check.Text(members, path, "asOf");
        check.Text(members, path, "source");
        string unit = check.Text(members, path, "unit");
        string expected = UnitOf(id);
        if (unit.Length > 0 && unit != expected)
        {
            check.Add($"{path}.unit", "this is charged by another unit", $"write {expected}, and the price for it");
        }

        return new PriceItem
        {
            Id = id,
            What = check.Text(members, path, "what"),
            Unit = unit,
            Per = members.TryGetValue("per", out JsonElement per) ? check.Count(per, $"{path}.per", LeastUnits) : 1,
            UsageType = check.Text(members, path, "usageType"),
            UsageTypeIn = Texts(members, path, "usageTypeIn", check),
            Default = members.TryGetValue("default", out JsonElement price) ? check.Price(price, $"{path}.default") : null,
            Regions = check.Object(members, path, "regions")
                .ToImmutableDictionary(static region => region.Key, region => check.Price(region.Value, $"{path}.regions.{region.Key}")),
            Tiers = check.Object(members, path, "tiers")
                .ToImmutableDictionary(
                    static region => region.Key, region => ReadTiers(region.Value, $"{path}.tiers.{region.Key}", check)),
        };
    }

    private static ImmutableArray<PriceTier> ReadTiers(JsonElement element, string path, PriceListCheck check)
    {
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() == 0)
        {
            check.Add(path, "it is no list of steps", "write an array of objects with upToTB and price, the last without upToTB");
            return [new PriceTier(double.PositiveInfinity, 0)];
        }

        ImmutableArray<PriceTier>.Builder tiers = ImmutableArray.CreateBuilder<PriceTier>();
        double from = 0;
        int last = element.GetArrayLength() - 1;
        for (int i = 0; i <= last; i++)
        {
            string step = $"{path}[{i}]";
            if (check.Members(element[i], step, i < last ? ["upToTB", "price"] : ["price"], []) is not { } members)
            {
                continue;
            }

            double upTo = members.TryGetValue("upToTB", out JsonElement end)
                ? check.Count(end, $"{step}.upToTB") * UnitsInTerabyte
                : double.PositiveInfinity;
            if (upTo <= from)
            {
                check.Add($"{step}.upToTB", "it is not above the step before", "write the steps in ascending order");
            }

            from = upTo;
            tiers.Add(new PriceTier(
                upTo, members.TryGetValue("price", out JsonElement price) ? check.Price(price, $"{step}.price") : 0));
        }

        return tiers.ToImmutable();
    }

    private static ImmutableDictionary<string, string> Texts(
        Dictionary<string, JsonElement> members, string path, string member, PriceListCheck check)
    {
        Dictionary<string, JsonElement> texts = check.Object(members, path, member);
        return texts.Keys.ToImmutableDictionary(static key => key, key => check.Text(texts, $"{path}.{member}", key));
    }

    private static string UnitOf(string id) => id switch
    {
        PriceItem.S3Storage or "lake-extended-retention" => "GB-month",
        _ when id.StartsWith("lake-", StringComparison.Ordinal) => "GB",
        _ => "event",
    };
}
