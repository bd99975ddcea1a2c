using System.Collections.Immutable;
using System.Text.Json;
using TrailFilter.Report.Costs;
using TrailFilter.Report.Model;
using TrailFilter.Report.Tallies;
using TrailFilter.Report.Tests.Rules;

namespace TrailFilter.Report.Tests.Costs;

/// <summary>Every case of data/cases/cost, worked out by hand: figures, usage types, and what the report says of them.</summary>
public sealed class CostCaseTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (string file in Directory.EnumerateFiles(Folder(), "*.json").Order(StringComparer.Ordinal))
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (JsonElement one in document.RootElement.EnumerateArray())
            {
                cases.Add(Path.GetFileName(file), one.GetProperty("name").GetString()!);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Costs_are_those_worked_out_by_hand(string file, string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder(), file)));
        JsonElement one = document.RootElement.EnumerateArray().Single(one => one.GetProperty("name").GetString() == name);
        Assert.NotEqual("", one.GetProperty("why").GetString());
        Assert.NotEqual("", one.GetProperty("source").GetString());

        CostReport report = CostModel.Estimate(TalliesOf(one), PriceList.BuiltIn, OptionsOf(one));

        JsonElement expect = one.GetProperty("expect");
        AssertEqual(Number(expect, "coveredHours"), report.CoveredHours, "coveredHours");
        AssertEqual(Number(expect, "monthFactor"), report.MonthFactor, "monthFactor");
        JsonElement configurations = expect.GetProperty("configurations");
        Assert.Equal(configurations.GetArrayLength(), report.Configurations.Length);
        for (int i = 0; i < report.Configurations.Length; i++)
        {
            AssertEqual(configurations[i], report.Configurations[i]);
        }

        foreach (JsonElement part in expect.GetProperty("assumptions").EnumerateArray())
        {
            Assert.Contains(report.Assumptions, sentence => sentence.Contains(part.GetString()!, StringComparison.Ordinal));
        }

        Assert.All(report.Assumptions, static sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
    }

    private static void AssertEqual(JsonElement expected, ConfigurationCost actual)
    {
        JsonElement lines = expected.GetProperty("lines");
        Assert.Equal(
            lines.EnumerateArray().Select(static line =>
                (Text(line, "item"), Text(line, "account"), Text(line, "region"), Text(line, "usageType"))),
            actual.Lines.Select(static line => (line.Item, line.Account, line.Region, line.UsageType)));
        for (int i = 0; i < actual.Lines.Length; i++)
        {
            AssertEqual(Number(lines[i], "quantity"), actual.Lines[i].Quantity, "quantity");
            AssertEqual(Number(lines[i], "price"), actual.Lines[i].Price, "price");
            AssertEqual(Number(lines[i], "covered"), actual.Lines[i].Covered, "covered");
            AssertEqual(Number(lines[i], "month"), actual.Lines[i].Month, "month");
        }

        Assert.Equal(
            actual.Lines.Where(static line => line.Price is null).Select(static line => line.Region).Distinct().Order(StringComparer.Ordinal),
            actual.WithoutPrice);
        AssertEqual(Number(expected, "covered"), actual.Covered, "covered");
        AssertEqual(Number(expected, "month"), actual.Month, "month");
        AssertEqual(Number(expected, "quietMonth"), actual.QuietMonth, "quietMonth");
        AssertEqual(Number(expected, "busyMonth"), actual.BusyMonth, "busyMonth");
    }

    private static void AssertEqual(double? expected, double? actual, string what) =>
        Assert.True(
            expected.HasValue == actual.HasValue && Math.Abs((expected ?? 0) - (actual ?? 0)) <= 1e-9 * Math.Max(1, Math.Abs(expected ?? 0)),
            $"{what}: {actual?.ToString() ?? "null"} instead of {expected?.ToString() ?? "null"}.");

    private static TallyResult TalliesOf(JsonElement one) => CostTallies.Of(
        one.GetProperty("first").GetDateTimeOffset(),
        one.GetProperty("last").GetDateTimeOffset(),
        [
            .. one.GetProperty("configurations").EnumerateArray()
                .Select(static (trails, i) => new Configuration($"configuration {i}", [.. trails.EnumerateArray().Select(static t => t.GetInt32())])),
        ],
        [
            .. one.GetProperty("charges").EnumerateArray().Select(static charge => new TallyRow<Charge>(
                new Charge(
                    Text(charge, "day"), Text(charge, "account"), Text(charge, "region"), Text(charge, "category"), Text(charge, "trails")),
                Text(charge, "trails") == "0" ? 0 : 1,
                new Amount(charge.GetProperty("records").GetInt64(), charge.GetProperty("bytes").GetInt64()),
                [])),
        ],
        HoursOf(one),
        [.. one.GetProperty("charges").EnumerateArray().SelectMany(ShapesOf)]);

    // Reads and writes of what is charged.
    private static IEnumerable<TallyRow<Shape>> ShapesOf(JsonElement charge)
    {
        long all = charge.GetProperty("records").GetInt64();
        long reads = charge.TryGetProperty("reads", out JsonElement given) ? given.GetInt64() : 0;
        Shape shape = RuleRun.Shape("any.amazonaws.com", "Any", category: Text(charge, "category"), account: Text(charge, "account"));
        int loggedBy = Text(charge, "trails") == "0" ? 0 : 1;
        return new[] { ("true", reads), ("false", all - reads) }.Select(part => new TallyRow<Shape>(
            shape with { Region = Text(charge, "region"), ReadOnly = part.Item1 }, loggedBy, new Amount(part.Item2, 1), []));
    }

    // Stretches of hours with events; without them, all from the first to the last event.
    private static ImmutableArray<DateTimeOffset>? HoursOf(JsonElement one) => !one.TryGetProperty("stretches", out JsonElement stretches)
        ? null
        : [.. stretches.EnumerateArray().SelectMany(static one => CostTallies.EveryHour(one[0].GetDateTimeOffset(), one[1].GetDateTimeOffset()))];

    private static CostOptions OptionsOf(JsonElement one)
    {
        var options = new CostOptions();
        if (!one.TryGetProperty("options", out JsonElement given))
        {
            return options;
        }

        foreach (JsonProperty option in given.EnumerateObject())
        {
            options = option.Name switch
            {
                "managementCopies" => options with { ManagementCopies = CopiesOf(option.Value.GetString()!) },
                "insightsOnManagement" => options with { InsightsOnManagement = option.Value.GetInt32() },
                "insightsOnData" => options with { InsightsOnData = option.Value.GetInt32() },
                "lake" => options with { Lake = Enum.Parse<LakeRetention>(option.Value.GetString()!) },
                "packedShare" => options with { PackedShare = option.Value.GetDouble() },
                "eventDataStores" => options with { EventDataStores = [.. option.Value.EnumerateArray().Select(static one => one.GetInt32())] },
                "monthsKept" => options with { MonthsKept = option.Value.GetDouble() },
                "siemPricePerGb" => options with { SiemPricePerGb = option.Value.GetDouble() },
                _ => throw new InvalidOperationException($"There is no option {option.Name}."),
            };
        }

        return options;
    }

    private static int CopiesOf(string text) => CostOptions.TryParseManagementCopies(text, out int copies) ? copies : -1;

    private static double? Number(JsonElement element, string name) =>
        element.GetProperty(name) is { ValueKind: not JsonValueKind.Null } number ? number.GetDouble() : null;

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static string Folder()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Filter.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return Path.Combine(folder ?? throw new InvalidOperationException("Filter.sln is in no folder above the tests."), "data", "cases", "cost");
    }
}
