using System.Text;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Core.Tests.Selectors;

/// <summary>Limits at their boundary: the last accepted and the first refused. Too long for case files.</summary>
public sealed class SelectorLimitTests
{
    private const string TooManyResources = "Specify a valid number of DataResources.Values (0 to 250) for all your selectors";
    private const string TooManyFilters = "There are too many filters applied. The maximum allowed number of filters is 500.";

    private const string Function = "arn:aws:lambda:us-east-1:123456789012:function:f";
    private const string Management = """{"FieldSelectors": [{"Field": "eventCategory", "Equals": ["Management"]}]}""";

    [Theory]
    [InlineData(250, null)]
    [InlineData(251, TooManyResources)]
    public void Data_resources_of_all_basic_selectors_together(int count, string? message)
    {
        string[] values = [.. Enumerable.Range(0, count).Select(i => $"\"arn:aws:s3:::bucket-{i}/\"")];
        string json = $$"""
            {"EventSelectors": [
              {"DataResources": [{"Type": "AWS::S3::Object", "Values": [{{string.Join(',', values[..100])}}]}]},
              {"DataResources": [{"Type": "AWS::S3::Object", "Values": [{{string.Join(',', values[100..])}}]}]}]}
            """;
        Check(json, "$.EventSelectors", message);
    }

    [Fact]
    public void Data_resources_do_not_count_when_all_of_their_type_is_configured()
    {
        string functions = string.Join(',', Enumerable.Range(0, 300).Select(i => $"\"{Function}{i}\""));
        string buckets = string.Join(',', Enumerable.Range(0, 250).Select(i => $"\"arn:aws:s3:::bucket-{i}/\""));
        string json = $$"""
            [{"DataResources": [{"Type": "AWS::Lambda::Function", "Values": ["arn:aws:lambda"]}]},
             {"DataResources": [{"Type": "AWS::Lambda::Function", "Values": [{{functions}}]},
                                {"Type": "AWS::S3::Object", "Values": [{{buckets}}]}]}]
            """;
        Check(json, "$", null);
        Check(json.Replace("\"arn:aws:lambda\"", $"\"{Function}\"", StringComparison.Ordinal), "$", TooManyResources);
    }

    [Theory]
    [InlineData(500, null)]
    [InlineData(501, TooManyFilters)]
    public void Values_of_all_advanced_selectors_together(int count, string? message)
    {
        // Four of the values name category and type.
        string[] values = [.. Enumerable.Range(0, count - 4).Select(i => $"\"E{i}\"")];
        string json = $$"""
            {"AdvancedEventSelectors": [{{Selector("Equals", values[..200])}}, {{Selector("NotEquals", values[200..])}}]}
            """;
        Check(json, "$.AdvancedEventSelectors", message);

        static string Selector(string op, string[] values) => $$"""
            {"FieldSelectors": [
              {"Field": "eventCategory", "Equals": ["Data"]},
              {"Field": "resources.type", "Equals": ["AWS::S3::Object"]},
              {"Field": "eventName", "{{op}}": [{{string.Join(',', values)}}]}]}
            """;
    }

    [Fact]
    public void Advanced_selectors_have_no_limit_of_their_own() => Check(
        $"[{string.Join(',', Enumerable.Repeat(Management, 20))}]", "$", null);

    [Theory]
    [InlineData("a", 2048, null)]
    [InlineData("a", 2049, "A value must have 1 to 2048 characters; this has 2049.")]
    [InlineData("🪣", 2048, null)]
    [InlineData("🪣", 2049, "A value must have 1 to 2048 characters; this has 2049.")]
    public void Length_of_a_value_in_characters(string character, int count, string? message) => Check(
        $$"""
        [{"FieldSelectors": [
          {"Field": "eventCategory", "Equals": ["Data"]}, {"Field": "resources.type", "Equals": ["AWS::S3::Object"]},
          {"Field": "resources.ARN", "StartsWith": ["{{Repeat(character, count)}}"]}]}]
        """,
        "$[0].FieldSelectors[2].StartsWith[0]",
        message);

    [Theory]
    [InlineData(1000, null)]
    [InlineData(1001, "The name of a selector must have 0 to 1000 characters; this has 1001.")]
    public void Length_of_a_selectors_name(int count, string? message) => Check(
        $$"""[{"Name": "{{Repeat("n", count)}}", "FieldSelectors": [{"Field": "eventCategory", "Equals": ["Management"]}]}]""",
        "$[0].Name",
        message);

    [Fact]
    public void Length_of_a_fields_name()
    {
        SelectorReadResult result = Read(
            $$"""[{"FieldSelectors": [{"Field": "eventCategory", "Equals": ["Data"]}, {"Field": "{{Repeat("f", 1001)}}", "Equals": ["x"]}]}]""");
        Assert.Contains(
            "The name of a field must have 1 to 1000 characters; this has 1001.",
            result.Problems.Select(problem => problem.Message));
        Assert.All(result.Problems, problem => Assert.True(problem.Message.Length < 500));
    }

    [Fact]
    public void A_file_beyond_8_MiB_is_refused_unread()
    {
        byte[] file = new byte[50_000_000];
        SelectorReadResult result = SelectorReader.Read(file, RuleSet.Current);
        Assert.Null(result.Selectors);
        SelectorProblem problem = Assert.Single(result.Problems);
        Assert.Equal("The file has 50000000 bytes; event selectors have at most 8388608.", problem.Message);
    }

    [Fact]
    public void A_file_of_very_many_values_is_refused_while_reading()
    {
        SelectorReadResult result = Read($"[{string.Join(',', Enumerable.Repeat("{}", 200_000))}]");
        Assert.Null(result.Selectors);
        Assert.StartsWith("The file holds more than", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_as_deep_as_the_file_is_long_does_no_harm()
    {
        foreach (string opening in (string[])["[", "{\"a\":"])
        {
            SelectorReadResult result = Read(Repeat(opening, 1_000_000));
            Assert.Equal("The file is nested deeper than 64 levels.", Assert.Single(result.Problems).Message);
        }
    }

    [Fact]
    public void Problems_are_bounded_and_the_rest_is_counted()
    {
        string wrong = string.Join(',', Enumerable.Range(0, 1000).Select(i => $"\"bucket-{i}\""));
        string unknown = string.Join(',', Enumerable.Range(0, 150).Select(i => $"\"AWS::New::Type{i}\""));
        SelectorReadResult result = Read(
            $$"""
            [{"DataResources": [{"Type": "AWS::S3::Object", "Values": [{{wrong}}]}]},
             {"FieldSelectors": [{"Field": "eventCategory", "Equals": ["Data"]}, {"Field": "resources.type", "Equals": [{{unknown}}]}]}]
            """);
        Assert.Equal((2 * ProblemList.MaxOfEachSeverity) + 2, result.Problems.Length);

        // 1,000 values, both kinds, too many values; 150 unknown types and several values.
        Assert.Equal("And 902 more errors.", result.Problems[^2].Message);
        Assert.Equal("And 51 more warnings.", result.Problems[^1].Message);
        Assert.False(result.IsAccepted);
    }

    [Fact]
    public void Warnings_do_not_hide_an_error()
    {
        string unknown = string.Join(',', Enumerable.Range(0, 150).Select(i => $"\"AWS::New::Type{i}\""));
        SelectorReadResult result = Read(
            $$"""
            [{"FieldSelectors": [{"Field": "eventCategory", "Equals": ["Data"]}, {"Field": "resources.type", "Equals": [{{unknown}}]}]},
             {"FieldSelectors": [{"Field": "eventCategory", "Equals": ["data"]}]}]
            """);
        Assert.False(result.IsAccepted);
        Assert.Contains(result.Problems, problem => problem.Severity == ProblemSeverity.Error);
    }

    private static void Check(string json, string path, string? message)
    {
        SelectorReadResult result = Read(json);
        Assert.NotNull(result.Selectors);
        if (message is null)
        {
            Assert.Empty(result.Problems);
        }
        else
        {
            SelectorProblem problem = Assert.Single(result.Problems);
            Assert.Equal((ProblemSeverity.Error, path, message), (problem.Severity, problem.Path, problem.Message));
        }
    }

    private static SelectorReadResult Read(string json) => SelectorReader.Read(Encoding.UTF8.GetBytes(json), RuleSet.Current);

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
