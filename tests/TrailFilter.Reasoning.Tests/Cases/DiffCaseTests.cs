using System.Text.Json;

namespace TrailFilter.Reasoning.Tests.Cases;

/// <summary>Every case of data/cases/diff is decided as it says.</summary>
public sealed class DiffCaseTests
{
    public static TheoryData<string> Names => [.. DiffCase.All.Select(static one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_case_is_decided_as_it_says(string name)
    {
        DiffCase one = DiffCase.All.Single(one => one.Name == name);
        SelectorComparison comparison = TrailComparer.Compare(one.First, one.Second);

        Assert.Equal(one.Expected.GetProperty("relation").GetString(), WordOf(comparison.Relation));
        Assert.Equal(one.Expected.TryGetProperty("aLogsNothing", out _), comparison.FirstLogsNothing);
        Assert.Equal(one.Expected.TryGetProperty("bLogsNothing", out _), comparison.SecondLogsNothing);
        Check(one.Expected, "onlyA", comparison.OnlyFirst);
        Check(one.Expected, "onlyB", comparison.OnlySecond);

        // The other way round it is the mirror image.
        SelectorComparison mirrored = TrailComparer.Compare(one.Second, one.First);
        Assert.Equal(comparison.OnlyFirst?.Selectors.AsEnumerable(), mirrored.OnlySecond?.Selectors.AsEnumerable());
        Assert.Equal(comparison.OnlySecond?.Selectors.AsEnumerable(), mirrored.OnlyFirst?.Selectors.AsEnumerable());
    }

    [Fact]
    public void Every_case_has_a_name_of_its_own_a_why_and_a_source()
    {
        Assert.True(DiffCase.All.Count >= 30);
        Assert.Distinct(DiffCase.All.Select(static one => one.Name));
        Assert.All(DiffCase.All, static one => Assert.True(one.Why.Length > 0 && one.Source.Length > 0, one.Name));
    }

    [Fact]
    public void Every_configuration_of_a_case_equals_itself() => Assert.All(
        DiffCase.All.SelectMany(static one => new[] { one.First, one.Second }),
        static trail => Assert.Equal(SelectorRelation.Equal, TrailComparer.Compare(trail, trail).Relation));

    private static void Check(JsonElement expected, string key, SelectorDifference? difference)
    {
        Assert.Equal(expected.TryGetProperty(key, out JsonElement side), difference is not null);
        if (difference is null)
        {
            return;
        }

        Assert.Equal(side.GetProperty("selectors").EnumerateArray().Select(static place => place.GetInt32()), difference.Selectors);
        Assert.Equal(side.TryGetProperty("ambiguous", out JsonElement ambiguous) && ambiguous.GetBoolean(), difference.IsAmbiguous);
        JsonElement record = JsonElement.Parse(difference.Record.Span);
        if (side.TryGetProperty("fields", out JsonElement fields))
        {
            Assert.All(fields.EnumerateObject(), field => Assert.Equal(field.Value.GetString(), ValueOf(record, field.Name)));
        }

        if (side.TryGetProperty("misses", out JsonElement misses))
        {
            Assert.Equal(
                misses.EnumerateArray().Select(static field => field.GetString()),
                difference.Misses.Select(static miss => miss.Field));
        }
    }

    private static string? ValueOf(JsonElement record, string field)
    {
        JsonElement owner = field switch
        {
            "userIdentity.arn" => record.GetProperty("userIdentity"),
            "resources.type" or "resources.ARN" => record.GetProperty("resources")[0],
            _ => record,
        };
        return owner.TryGetProperty(field[(field.LastIndexOf('.') + 1)..], out JsonElement value)
            ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText()
            : null;
    }

    private static string WordOf(SelectorRelation relation) => relation switch
    {
        SelectorRelation.Equal => "equal",
        SelectorRelation.FirstInSecond => "aInB",
        SelectorRelation.SecondInFirst => "bInA",
        SelectorRelation.Disjoint => "disjoint",
        _ => "overlapping",
    };
}
