using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace TrailFilter.Report.Costs;

/// <summary>Looks at the values of a price list one by one and keeps every problem.</summary>
internal sealed class PriceListCheck
{
    /// <summary>No price of AWS is anywhere near; a slipped decimal point or a price in another currency is.</summary>
    private const double MostPerUnit = 1e6;

    private const double MostUnits = 1e12;

    private const int LongestText = 1000;

    private readonly List<string> _problems = [];

    public bool IsSound => _problems.Count == 0;

    public ImmutableArray<string> ToImmutable() => [.. _problems];

    public void Add(string path, string wrong, string right) => _problems.Add($"{path}: {wrong}; {right}.");

    /// <summary>The members of an object, after a look at their names; null for what is no object.</summary>
    public Dictionary<string, JsonElement>? Members(
        JsonElement element, string path, ReadOnlySpan<string> required, ReadOnlySpan<string> optional)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Add(path, $"it is {KindOf(element)}", "write an object");
            return null;
        }

        Dictionary<string, JsonElement> members = Distinct(element, path);
        foreach (string name in members.Keys)
        {
            if (!required.Contains(name) && !optional.Contains(name))
            {
                Add($"{path}.{name}", "there is no such member", $"known are {string.Join(", ", [.. required, .. optional])}");
            }
        }

        foreach (string name in required)
        {
            if (!members.ContainsKey(name))
            {
                Add($"{path}.{name}", "it is missing", "data/pricing/README.md says what belongs there");
            }
        }

        return members;
    }

    /// <summary>The members of an object with free names; none where it is absent.</summary>
    public Dictionary<string, JsonElement> Object(Dictionary<string, JsonElement> members, string path, string name)
    {
        if (!members.TryGetValue(name, out JsonElement element))
        {
            return [];
        }

        if (element.ValueKind == JsonValueKind.Object)
        {
            return Distinct(element, $"{path}.{name}");
        }

        Add($"{path}.{name}", $"it is {KindOf(element)}", "write an object with a member for each Region");
        return [];
    }

    /// <summary>A text; empty with a problem noted.</summary>
    public string Text(Dictionary<string, JsonElement> members, string path, string name)
    {
        if (!members.TryGetValue(name, out JsonElement element))
        {
            return "";
        }

        if (element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 and <= LongestText } text)
        {
            return text;
        }

        Add($"{path}.{name}", $"it is {KindOf(element)}", $"write a text of 1 to {LongestText} characters");
        return "";
    }

    /// <summary>A price; 0 with a problem noted.</summary>
    public double Price(JsonElement element, string path)
    {
        if (Number(element, path, "a price") is not double price)
        {
            return 0;
        }

        if (price < 0)
        {
            Add(path, $"the price {Show(price)} is negative", "write what AWS charges, 0 when it is free");
        }
        else if (price > MostPerUnit)
        {
            Add(path, $"the price {Show(price)} is absurd", $"write a price up to {Show(MostPerUnit)}");
        }

        return price;
    }

    /// <summary>A number above 0; 1 with a problem noted.</summary>
    /// <param name="element">The number.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="least">The smallest one that makes sense, or 0 for any.</param>
    public double Count(JsonElement element, string path, double least = 0)
    {
        if (Number(element, path, "a number") is not double count)
        {
            return 1;
        }

        if (count > 0 && count >= least && count <= MostUnits)
        {
            return count;
        }

        Add(path, $"{Show(count)} is not within range", $"write a number {(least > 0 ? $"from {Show(least)}" : "above 0 and")} up to {Show(MostUnits)}");
        return 1;
    }

    private double? Number(JsonElement element, string path, string what)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out double number) && double.IsFinite(number))
        {
            return number;
        }

        Add(path, $"it is {KindOf(element)}", $"write {what} as a JSON number");
        return null;
    }

    private Dictionary<string, JsonElement> Distinct(JsonElement element, string path)
    {
        Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (!members.TryAdd(member.Name, member.Value))
            {
                Add($"{path}.{member.Name}", "it is there twice", "write it once");
            }
        }

        return members;
    }

    private static string KindOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String when element.GetString() is { Length: 0 } => "an empty text",
        JsonValueKind.String when element.GetString() is { Length: > LongestText } => "a text that is too long",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number out of range or in the wrong place",
        JsonValueKind.Null => "null",
        _ => "a boolean",
    };

    private static string Show(double number) => number.ToString("#,0.############", CultureInfo.InvariantCulture);
}
