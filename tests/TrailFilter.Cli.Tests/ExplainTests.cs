using System.Text;
using System.Text.Json;
using TrailFilter.Cli.Tests.Running;

namespace TrailFilter.Cli.Tests;

/// <summary>What <c>explain</c> says, by the built program.</summary>
public sealed class ExplainTests
{
    private const string Kms = "data/selectors/exclude-kms.json";

    [Fact]
    public async Task A_record_that_is_not_logged_comes_with_the_condition_that_fails()
    {
        ProgramResult run = await Trailfilter.RunAsync(
            "explain", "-q", "-s", Kms, "--event", "kms:Decrypt", "--account", "999988887777", "--region", "eu-west-3");

        Assert.Equal(
            """
            not logged  kms.amazonaws.com, Decrypt
              2026-03-14T09:26:53Z, 999988887777, eu-west-3,
                3a1f4c52-7d3e-4b6a-9f0e-5c2d8b7a6e41
              the event described, byte 0
              AdvancedEventSelectors[0] "Management events without KMS":
                eventSource is "kms.amazonaws.com", the selector has NotEquals
                  "kms.amazonaws.com" (FieldSelectors[1].NotEquals[0])


            """.ReplaceLineEndings("\n"),
            run.Ended(0).Text);
        Assert.Empty(run.Errors);
    }

    [Fact]
    public async Task A_record_that_is_logged_comes_with_the_selectors_that_log_it()
    {
        ProgramResult run = await Trailfilter.RunAsync("explain", "-s", "now=default", "-s", $"then={Kms}", "--event", "iam:GetUser");

        string[] lines = run.Ended(0).Lines;
        Assert.Equal("logged  iam.amazonaws.com, GetUser", lines[0]);
        Assert.Equal(
            ["  now: logged", "    by EventSelectors[0]", "  then: logged", "    by AdvancedEventSelectors[0] \"Management events without KMS\""],
            lines[^4..]);
        run.Said("Not said: readOnly is taken to be true.").Said("1 record in 1 archive: 1 logged (100.0 %), 0 not logged, 0 ungoverned, 0 unreadable.");
    }

    [Fact]
    public async Task Lines_of_JSON_have_the_documented_names()
    {
        ProgramResult run = await Trailfilter.RunAsync(
            "explain", "-q", "-s", "data/selectors/two-buckets-only.json", "--format", "json", "--event", "s3:GetObject", "--arn", "arn:aws:s3:::photos/cat.jpg");

        JsonElement line = run.Ended(0).Json;
        Assert.Equal(
            [
                "archive", "offset", "verdict", "category", "categoryBasis", "marks", "eventTime", "eventSource", "eventName", "awsRegion",
                "recipientAccountId", "eventID", "trails",
            ],
            ProgramResult.KeysOf(line));
        JsonElement trail = line.GetProperty("trails")[0];
        Assert.Equal(["name", "verdict", "ambiguous", "why", "selectors"], ProgramResult.KeysOf(trail));
        JsonElement selector = trail.GetProperty("selectors")[0];
        Assert.Equal(["selector", "name", "passes", "doubts", "misses"], ProgramResult.KeysOf(selector));
        JsonElement miss = selector.GetProperty("misses")[0];
        Assert.Equal(["field", "seen", "conditions", "entries"], ProgramResult.KeysOf(miss));
        JsonElement entry = miss.GetProperty("entries")[0];
        Assert.Equal(["index", "type", "arn", "arnIsPrefix", "field", "conditions"], ProgramResult.KeysOf(entry));
        JsonElement condition = entry.GetProperty("conditions")[0];
        Assert.Equal(["path", "operator", "values", "moreValues"], ProgramResult.KeysOf(condition));
        Assert.Equal("AdvancedEventSelectors[0].FieldSelectors[2].StartsWith", condition.GetProperty("path").GetString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Every_record_is_explained_as_filter_decides_it_in_its_order(int threads)
    {
        const string Selectors = "data/selectors/basic-management-and-one-bucket.json";
        ProgramResult explained = await Trailfilter.RunAsync(
            "explain", "--threads", $"{threads}", "--format", "json", "-s", Selectors, Repository.Sample);
        ProgramResult filtered = await Trailfilter.RunAsync("filter", "-s", Selectors, Repository.Sample);

        JsonElement[] lines = [.. explained.Ended(0).Lines.Select(static line => JsonDocument.Parse(line).RootElement)];
        string?[] logged = [.. lines.Where(static line => Verdict(line) == "logged").Select(static line => line.GetProperty("eventID").GetString())];
        string?[] kept = [.. filtered.Lines.Select(static line => JsonDocument.Parse(line).RootElement.GetProperty("eventID").GetString())];
        Assert.NotEmpty(kept);
        Assert.Equal(kept, logged);
        Assert.Equal(WithoutTime(filtered.Errors), WithoutTime(explained.Errors));
        Assert.Contains($"{lines.Length:N0} records", explained.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("all", "logged", "notLogged", "fault", "ungoverned", "notLogged")]
    [InlineData("logged", "logged")]
    [InlineData("not-logged", "notLogged", "notLogged")]
    [InlineData("ungoverned", "ungoverned")]
    [InlineData("unreadable", "fault")]
    [InlineData("ambiguous")]
    [InlineData("inferred", "notLogged")]
    public async Task Only_those_asked_for_are_explained_and_all_are_counted(string only, params string[] verdicts)
    {
        byte[] input = Records.Lines(
            Records.Management("GetUser"), Records.Data("GetObject"), "{\"noRecord\":1}", Records.Insight,
            Records.Data("Old").Replace("\"eventCategory\":\"Data\",", "", StringComparison.Ordinal));

        ProgramResult run = await Trailfilter.RunAsync(input, "explain", "-s", "default", "--format", "json", "--only", only);

        Assert.Equal(verdicts, run.Ended(3).Lines.Select(static line => Verdict(JsonDocument.Parse(line).RootElement)));
        run.Said("5 records in 1 archive: 1 logged (20.0 %), 2 not logged, 1 ungoverned, 1 unreadable.");
    }

    [Theory]
    [InlineData("json", 3)]
    [InlineData("text", 3)]
    public async Task A_limit_leaves_the_rest_to_the_counts(string format, int limit)
    {
        string[] whole = Explanations((await Trailfilter.RunAsync("explain", "-q", "-s", Kms, "--format", format, Repository.Sample)).Ended(0), format);
        ProgramResult run = await Trailfilter.RunAsync("explain", "-s", Kms, "--format", format, "--limit", $"{limit}", Repository.Sample);

        Assert.Equal(whole[..limit], Explanations(run.Ended(0), format));
        run.Said($"{whole.Length:N0} records");
    }

    [Fact]
    public async Task Damage_leaves_the_neighbours_alone()
    {
        string cut = Records.Management("Cut")[..60];
        byte[] input = Records.Lines(Records.Management("One"), cut, Records.Management("Two"), "\u0001\u001b[2J", Records.Data("Three"));

        ProgramResult text = await Trailfilter.RunAsync(input, "explain", "-s", "default");
        ProgramResult json = await Trailfilter.RunAsync(input, "explain", "-q", "-s", "default", "--format", "json");

        JsonElement[] lines = [.. json.Ended(3).Lines.Select(static line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(["logged", "fault", "logged", "fault", "notLogged"], lines.Select(Verdict));
        Assert.Equal(["archive", "offset", "verdict", "fault", "what", "length", "firstBytes"], ProgramResult.KeysOf(lines[1]));
        Assert.Equal("TruncatedRecord", lines[1].GetProperty("fault").GetString());
        Assert.Equal(5, Explanations(text.Ended(3), "text").Length);
        Assert.DoesNotContain('\e', text.Text + text.Errors);
    }

    [Fact]
    public async Task A_record_that_filter_decides_although_some_of_it_is_no_JSON_has_a_verdict_without_reasons()
    {
        byte[] input = Records.Lines(Records.Management("GetUser").Replace("{\"eventVersion\"", "{\"x\":nonsense,\"eventVersion\"", StringComparison.Ordinal));

        ProgramResult run = await Trailfilter.RunAsync(input, "explain", "-q", "-s", "default", "--format", "json");
        ProgramResult strict = await Trailfilter.RunAsync(input, "explain", "-q", "--strict", "-s", "default", "--format", "json");

        Assert.Equal("logged", Verdict(run.Ended(0).Json));
        Assert.Equal(JsonValueKind.Null, run.Json.GetProperty("trails").ValueKind);
        Assert.Equal("fault", Verdict(strict.Ended(3).Json));
    }

    [Fact]
    public async Task Hostile_text_never_reaches_a_terminal_raw_and_lines_keep_to_80_columns()
    {
        string selectors = """{"AdvancedEventSelectors":[{"Name":"\u001b[31mred \u202e","FieldSelectors":[{"Field":"eventCategory","Equals":["Data"]},{"Field":"resources.type","Equals":["AWS::S3::Object"]},{"Field":"eventName","Equals":["\u001b[2JLONG"]}]}]}"""
            .Replace("LONG", new string('x', 300), StringComparison.Ordinal);
        using var folder = new TestFolder();
        string file = folder.Write("s.json", selectors);
        byte[] input = Records.Lines(Records.Data("\\u001b]0;title\\u0007\\r\\n\\u2028 name"), "\u001b[2J");

        foreach (string format in new[] { "text", "json" })
        {
            ProgramResult run = await Trailfilter.RunAsync(input, "explain", "-s", file, "--format", format);
            Assert.DoesNotMatch("[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u202e]", run.Ended(3).Text + run.Errors);
        }

        ProgramResult text = await Trailfilter.RunAsync(input, "explain", "-q", "-s", file);
        Assert.All(text.Ended(3).Lines, static line => Assert.True(line.Length <= 80, line));
        Assert.Contains("\\x1b[31mred", text.Text, StringComparison.Ordinal);
        Assert.Contains("\\x1b]0;title\\x07", text.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scope_chooses_the_records()
    {
        byte[] input = Records.Lines(Records.Management("A"), Records.Data("B"));

        ProgramResult run = await Trailfilter.RunAsync(input, "explain", "-s", "default", "--format", "json", "--account", "444455556666");

        Assert.Equal("B", run.Ended(0).Json.GetProperty("eventName").GetString());
        run.Said("1 record outside the times, accounts or Regions asked for");
    }

    [Fact]
    public async Task A_file_appears_whole_and_never_replaces_what_was_read()
    {
        using var folder = new TestFolder();
        string input = folder.Write("in.ndjson", Records.Lines(Records.Management("A"), Records.Data("B")));
        string output = folder["out.txt"];

        (await Trailfilter.RunAsync("explain", "-q", "-s", "default", "-o", output, input)).Ended(0);
        (await Trailfilter.RunAsync("explain", "-q", "-s", "default", "-o", output, input)).Ended(2).Said("out.txt");
        (await Trailfilter.RunAsync("explain", "-q", "-s", "default", "--force", "-o", input, input)).Ended(2).Said("one of the inputs");

        Assert.StartsWith("logged  ", await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(["in.ndjson", "out.txt"], folder.Files);
    }

    [Fact]
    public async Task A_closed_pipe_is_success_and_a_missing_input_is_not()
    {
        ProgramResult piped = await Trailfilter.BashAsync("set -o pipefail; $T explain -q -s default data/sample | head -n 3; echo ${PIPESTATUS[0]}");
        ProgramResult missing = await Trailfilter.RunAsync("explain", "-s", "default", "nosuch");
        ProgramResult full = await Trailfilter.BashAsync("test -w /dev/full && $T explain -q -s default data/sample > /dev/full");

        Assert.Equal("0", piped.Lines[^1]);
        missing.Ended(2).Said("There is no file or folder nosuch");
        full.Ended(4);
    }

    [Fact]
    public async Task Insights_events_are_ungoverned_and_say_why()
    {
        ProgramResult run = await Trailfilter.RunAsync(Encoding.UTF8.GetBytes(Records.Insight), "explain", "-q", "-s", "default");

        Assert.StartsWith("ungoverned  ", run.Ended(0).Text, StringComparison.Ordinal);
        Assert.Contains("eventCategory is \"Insight\" (R5)", run.Text.ReplaceLineEndings(" ").Replace("     ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doubts_name_their_ruling()
    {
        byte[] input = Records.Lines(Records.Data("ListObjects").Replace("\"ARN\":\"arn:aws:s3:::photos/a.jpg\"", "\"ARNPrefix\":\"arn:aws:s3:::photos/\"", StringComparison.Ordinal));
        using var folder = new TestFolder();
        string file = folder.Write("s.json", """{"EventSelectors":[{"IncludeManagementEvents":true,"DataResources":[{"Type":"AWS::S3::Object","Values":["arn:aws:s3:::photos/2026/"]}]}]}""");

        ProgramResult text = await Trailfilter.RunAsync(input, "explain", "-q", "-s", file, "--only", "ambiguous");
        ProgramResult json = await Trailfilter.RunAsync(input, "explain", "-q", "-s", file, "--only", "ambiguous", "--format", "json");

        Assert.Contains("(R16(b))", text.Ended(0).Text, StringComparison.Ordinal);
        Assert.Equal("R16", json.Ended(0).Json.GetProperty("marks")[0].GetProperty("ruling").GetString());
        Assert.Equal("R16(b)", json.Json.GetProperty("trails")[0].GetProperty("selectors")[0].GetProperty("doubts")[0].GetString());
    }

    private static string? Verdict(JsonElement line) => line.GetProperty("verdict").GetString();

    private static string[] Explanations(ProgramResult run, string format) =>
        run.Text.Split(format == "json" ? "\n" : "\n\n", StringSplitOptions.RemoveEmptyEntries);

    // The last line tells how long it took.
    private static string WithoutTime(string errors) => string.Join('\n', errors.TrimEnd().Split('\n')[..^1]);
}
