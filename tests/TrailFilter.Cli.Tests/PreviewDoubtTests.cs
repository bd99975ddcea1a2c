using System.Text;
using System.Text.Json;
using TrailFilter.Cli.Tests.Running;

namespace TrailFilter.Cli.Tests;

/// <summary>Reports must not say less, or be surer, than the records allow.</summary>
public sealed class PreviewDoubtTests : IDisposable
{
    private const string Management = """[{"FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]}]""";
    private const string Objects = """[{"FieldSelectors":[{"Field":"eventCategory","Equals":["Data"]},{"Field":"resources.type","Equals":["AWS::S3::Object"]}]}]""";

    private readonly TestFolder _folder = new();
    private int _number;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Security_relevant_records_of_several_rules_are_counted_once_each()
    {
        IEnumerable<string> root = Enumerable.Range(0, 5).Select(i => Record(i, "DescribeInstances", "ec2.amazonaws.com", """{"type":"Root","arn":"arn:aws:iam::111122223333:root"}"""));
        IEnumerable<string> stops = Enumerable.Range(5, 10).Select(i => Record(i, "StopLogging", "cloudtrail.amazonaws.com", User));
        IEnumerable<string> both = Enumerable.Range(15, 2).Select(i => Record(i, "StopLogging", "cloudtrail.amazonaws.com", """{"type":"Root","arn":"arn:aws:iam::111122223333:root"}"""));
        JsonElement report = await ReportAsync([.. root, .. stops, .. both]);
        Assert.Equal(17, report.GetProperty("comparisons")[0].GetProperty("securityRelevant").GetProperty("records").GetInt64());
    }

    [Fact]
    public async Task A_check_fails_though_nobody_reads_the_report_to_its_end()
    {
        string selectors = Write(Management);
        string proposed = Write(Objects);
        string records = Write(string.Join('\n', Enumerable.Range(0, 20_000).Select(i => Record(i, $"DescribeThing{i}", "ec2.amazonaws.com", User))));
        ProgramResult run = await Trailfilter.BashAsync(
            $"set -o pipefail; \"$T\" preview -q --current {selectors} --proposed {proposed} --fail-if 'dropped.records>0' --format json {records} | head -c 10 >/dev/null");
        run.Ended(1).Said("dropped.records");
    }

    [Fact]
    public async Task A_record_that_filter_decides_is_no_fault_because_of_a_field_that_is_only_counted()
    {
        string record = Record(1, "StopLogging", "cloudtrail.amazonaws.com", """{"type":"IAMUser","arn":"arn:aws:iam::1:user/\ud800"}""");
        string lines = string.Join('\n', record, Record(2, "StopLogging", "cloudtrail.amazonaws.com", User).Replace("id-2", "\\ud800", StringComparison.Ordinal));
        JsonElement dropped = (await ReportAsync([lines])).GetProperty("comparisons")[0].GetProperty("totals").GetProperty("dropped");
        Assert.Equal(2, dropped.GetProperty("records").GetInt64());
        JsonElement strict = (await ReportAsync([lines], "--strict")).GetProperty("comparisons")[0].GetProperty("totals").GetProperty("dropped");
        Assert.Equal(2, strict.GetProperty("records").GetInt64());
    }

    [Fact]
    public async Task Coverage_counts_what_is_in_scope_and_no_duplicate_that_is_left_out()
    {
        string[] records = [.. Enumerable.Range(0, 40).Select(i => Record(i, "RunInstances", "ec2.amazonaws.com", User).Replace("111122223333", i % 10 == 0 ? "222233334444" : "111122223333", StringComparison.Ordinal))];
        JsonElement scoped = await ReportAsync(records, "--account", "222233334444");
        JsonElement totals = scoped.GetProperty("comparisons")[0].GetProperty("totals");
        Assert.Equal(
            totals.GetProperty("dropped").GetProperty("bytes").GetInt64(),
            scoped.GetProperty("coverage").GetProperty("records").GetProperty("bytes").GetInt64());

        string insight = Record(90, "x", "x.amazonaws.com", User).Replace("\"Management\"", "\"Insight\"", StringComparison.Ordinal);
        string data = Record(91, "GetObject", "s3.amazonaws.com", User).Replace("\"Management\"", "\"Data\"", StringComparison.Ordinal);
        JsonElement once = await ReportAsync([insight, insight, insight, data], "--dedupe");
        Assert.Equal(1, once.GetProperty("coverage").GetProperty("ungoverned").GetInt64());
        Assert.Contains(
            once.GetProperty("comparisons")[0].GetProperty("warnings").EnumerateArray(),
            static warning => warning.GetString()!.Contains("would not be there", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Several_proposals_may_be_for_one_of_several_trails()
    {
        string records = Write(Record(1, "RunInstances", "ec2.amazonaws.com", User));
        ProgramResult run = await Trailfilter.RunAsync(
            "preview", "--current", $"org={Write(Objects)}", "--current", $"app={Write(Management)}", "--proposed", $"app={Write(Objects)}",
            "--proposed", $"app={Write(Management)}", "--format", "json", records);
        using JsonDocument report = JsonDocument.Parse(run.Ended(0).Output);
        string[] names = [.. report.RootElement.GetProperty("comparisons").EnumerateArray().Select(static one => one.GetProperty("name").GetString()!)];
        Assert.Equal(2, names.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("text")]
    [InlineData("markdown")]
    public async Task No_report_holds_what_a_terminal_obeys(string format)
    {
        string records = Write(Record(1, """\u001b]0;t\u0007\u202e""", "ec2.amazonaws.com", User));
        ProgramResult run = await Trailfilter.RunAsync(
            "preview", "-q", "--current", Write(Management), "--proposed", Write(Objects), "--format", format, records);
        Assert.DoesNotContain(run.Ended(0).Text, static letter => letter is '\u001b' or '\u0007' or '\u202e');
        Assert.Contains("u001b", run.Text.Replace("x1b", "u001b", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Redaction_hides_callers_that_are_no_arn()
    {
        string records = Write(Record(1, "RunInstances", "ec2.amazonaws.com", """{"type":"IAMUser","arn":"jane.doe@corp"}"""));
        ProgramResult run = await Trailfilter.RunAsync(
            "preview", "-q", "--current", Write(Management), "--proposed", Write(Objects), "--redact", "--format", "json", records);
        Assert.DoesNotContain("jane.doe", run.Ended(0).Text, StringComparison.Ordinal);
    }

    private const string User = """{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/a"}""";

    private static string Record(int id, string name, string source, string identity) =>
        $$"""{"eventVersion":"1.09","userIdentity":{{identity}},"eventTime":"2026-03-02T05:06:07Z","eventSource":"{{source}}","eventName":"{{name}}","awsRegion":"us-east-1","eventID":"id-{{id}}","readOnly":false,"eventType":"AwsApiCall","managementEvent":true,"recipientAccountId":"111122223333","eventCategory":"Management"}""";

    private async Task<JsonElement> ReportAsync(string[] records, params string[] options)
    {
        ProgramResult run = await Trailfilter.RunAsync(
            ["preview", "--current", Write(Management), "--proposed", Write(Objects), "--format", "json", .. options, Write(string.Join('\n', records))]);
        using JsonDocument report = JsonDocument.Parse(run.Ended(0).Output);
        return report.RootElement.Clone();
    }

    private string Write(string text) => _folder.Write($"{_number++}.json", Encoding.UTF8.GetBytes(text));
}
