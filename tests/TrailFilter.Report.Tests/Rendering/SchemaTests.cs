using System.Text.Json;
using TrailFilter.Report.Model;
using TrailFilter.Report.Rendering;
using TrailFilter.Report.Rendering.Json;

namespace TrailFilter.Report.Tests.Rendering;

public sealed class SchemaTests
{
    private static readonly Dictionary<string, JsonElement> s_schemas = new[] { "preview", "cost" }
        .Select(static name => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root(), "data", "schemas", $"trailfilter.{name}-1.json"))).RootElement)
        .ToDictionary(static schema => schema.GetProperty("$id").GetString()!);

    [Theory]
    [MemberData(nameof(FormTests.Reports), MemberType = typeof(FormTests))]
    public void Produced_reports_have_what_the_schema_has_and_nothing_else(string which)
    {
        Check("urn:trailfilter:schema:preview-1", Rendered.Bytes(FormTests.Of(which), ReportFormat.Json));
        Check("urn:trailfilter:schema:cost-1", Rendered.Bytes(FormTests.Of(which).Cost, ReportFormat.Json));
        Check("urn:trailfilter:schema:cost-1", Rendered.Bytes(FormTests.CostsAlone(which), ReportFormat.Json));
    }

    [Fact]
    public void The_walker_finds_what_is_too_much_too_little_and_of_another_kind()
    {
        string json = Rendered.Text(SampleReports.Cost(["a"]), ReportFormat.Json);
        foreach ((string old, string other) in new[] { ("\"prices\"", "\"price\""), ("\"currency\": \"USD\"", "\"currency\": 1"), ("cost/1", "cost/2") })
        {
            Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Check(
                "urn:trailfilter:schema:cost-1", System.Text.Encoding.UTF8.GetBytes(json.Replace(old, other, StringComparison.Ordinal))));
        }
    }

    [Theory]
    [MemberData(nameof(FormTests.Reports), MemberType = typeof(FormTests))]
    public void What_is_read_back_is_what_was_written(string which)
    {
        byte[] json = Rendered.Bytes(FormTests.Of(which), ReportFormat.Json);
        PreviewReport read = JsonSerializer.Deserialize(json, ReportJsonContext.Default.PreviewReport)!;
        Assert.Equal(json, Rendered.Bytes(read, ReportFormat.Json));
        string[] hostile = [.. FormTests.Of(which).Coverage.Categories.Select(static row => row.Key!.Replace('\ud800', '\ufffd'))];
        Assert.Equal(hostile, read.Coverage.Categories.Select(static row => row.Key));
    }

    [Fact]
    public void Is_ASCII_and_indented_by_two()
    {
        string json = Rendered.Text(SampleReports.Evil(), ReportFormat.Json);
        Assert.StartsWith("{\n  \"schema\": \"trailfilter.preview/1\",\n", json, StringComparison.Ordinal);
        Assert.DoesNotContain(json, static letter => letter is '<' or '>' or > '~' or (< ' ' and not '\n'));
    }

    [Fact]
    public void Infinite_figures_are_refused() => Assert.Throws<ArgumentException>(() => Rendered.Bytes(
        SampleReports.Cost(["a"]) with { CoveredHours = double.PositiveInfinity }, ReportFormat.Json));

    private static void Check(string schema, byte[] json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        Walk(s_schemas[schema], s_schemas[schema], document.RootElement, "$");
    }

    private static void Walk(JsonElement root, JsonElement schema, JsonElement value, string path)
    {
        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            string target = reference.GetString()!;
            int part = target.IndexOf("#/$defs/", StringComparison.Ordinal);
            JsonElement file = part == 0 ? root : s_schemas[part < 0 ? target : target[..part]];
            Walk(file, part < 0 ? file : file.GetProperty("$defs").GetProperty(target[(part + "#/$defs/".Length)..]), value, path);
            return;
        }

        if (schema.TryGetProperty("const", out JsonElement constant))
        {
            Assert.Equal(constant.GetString(), value.GetString());
            return;
        }

        JsonElement type = schema.GetProperty("type");
        string[] types = type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(static one => one.GetString()!)] : [type.GetString()!];
        Assert.True(types.Any(one => IsOf(value, one)), $"{path} is {value.ValueKind}.");
        if (value.ValueKind == JsonValueKind.Object)
        {
            JsonElement properties = schema.GetProperty("properties");
            string[] names = [.. value.EnumerateObject().Select(static property => property.Name)];
            Assert.All(schema.GetProperty("required").EnumerateArray(), required => Assert.Contains(required.GetString()!, names));
            foreach (JsonProperty property in value.EnumerateObject())
            {
                Assert.True(properties.TryGetProperty(property.Name, out JsonElement inner), $"{path}.{property.Name} is not in the schema.");
                Walk(root, inner, property.Value, $"{path}.{property.Name}");
            }
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in value.EnumerateArray())
            {
                Walk(root, schema.GetProperty("items"), item, path + "[]");
            }
        }
    }

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => value.ValueKind == JsonValueKind.Number,
    };

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Filter.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("Filter.sln is in no folder above the tests.");
    }
}
