using System.Text;
using System.Text.Json;
using TrailFilter.Cli.Tests.Running;

namespace TrailFilter.Cli.Tests;

/// <summary>
/// Unreadable input: each piece is named with archive and byte offset, counted as a fault and kept in the rejects; the records
/// around
/// it come out unharmed, and the exit code tells.
/// </summary>
public sealed class BadInputTests
{
    private const string Selectors = """
        [{"FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]},
        {"Field":"eventSource","NotEquals":["kms.amazonaws.com"]}]}]
        """;

    private static readonly string s_before = Records.Management("Before");
    private static readonly string s_after = Records.Management("After");

    /// <summary>Name, piece between two good records, whether it is a fault, part of what is told, records logged besides the
    /// two.</summary>
    public static TheoryData<string, string, bool, string, int> Pieces => new()
    {
        { "a record cut off", Records.Management("Cut")[..100], true, "cut off", 0 },
        { "a record without its quote", """{"eventVersion":"1.0""", true, "", 0 },
        { "no JSON at all", "garbage", true, "belong to no record", 0 },
        { "a number", "17", true, "", 0 },
        { "another object", """{"a":1}""", true, "no CloudTrail record", 0 },
        { "an array of no objects", """[1,"two",null]""", true, "", 0 },
        { "Records that is no array", """{"Records":17}""", true, "no JSON array", 0 },
        { "Records of no objects", """{"Records":[1]}""", true, "no JSON object", 0 },
        { "half a surrogate pair", WithMember("\"eventSource\":\"\\ud800\""), true, "escape", 0 },
        { "a control character", Records.Management("\u0001"), true, "control character", 0 },
        { "a NUL byte", "\0", true, "", 0 },
        { "an empty list", """{"Records":[]}""", false, "", 0 },
        { "an empty array", "[]", false, "", 0 },
        { "blank lines", "\n\r\n \t\n", false, "", 0 },
        { "line feeds of Windows", Records.Management("A") + "\r\n" + Records.Management("B") + "\r", false, "", 2 },
        { "a number of a thousand digits", WithMember("\"n\":" + new string('7', 1000)), false, "", 1 },
        { "a key twice", WithMember("\"eventName\":\"Twice\""), false, "", 1 },
        { "resources that is a string", WithMember("\"resources\":\"x\""), false, "", 1 },
        { "resources that is null", WithMember("\"resources\":null"), false, "", 1 },
        { "nesting of ten thousand", WithMember("\"n\":" + new string('[', 10_000) + new string(']', 10_000)), false, "", 1 },
    };

    [Theory]
    [MemberData(nameof(Pieces))]
    public async Task A_piece_between_records_harms_neither(string name, string piece, bool isFault, string sentence, int logged)
    {
        using var folder = new TestFolder();
        string selectors = folder.Write("s.json", Selectors);
        byte[] bytes = Encoding.UTF8.GetBytes($"{s_before}\n{piece}\n{s_after}\n");
        string input = folder.Write("in.ndjson", bytes);

        ProgramResult run = await Trailfilter.RunAsync(
            "filter", "-s", selectors, input,
            "-o", folder["out.ndjson"], "--summary", folder["summary.json"], "--rejects", folder["rejects.ndjson"]);

        run.Ended(isFault ? 3 : 0);
        string[] lines = await File.ReadAllLinesAsync(folder["out.ndjson"], TestContext.Current.CancellationToken);
        Assert.Equal(logged + 2, lines.Length);
        Assert.Equal((s_before, s_after), (lines[0], lines[^1]));
        JsonElement summary = JsonDocument.Parse(File.ReadAllBytes(folder["summary.json"])).RootElement;
        long Of(string key) => summary.GetProperty(key).GetInt64();
        Assert.Equal(Of("records"), Of("logged") + Of("notLogged") + Of("ungoverned") + Of("faults"));
        Assert.True(isFault == Of("faults") > 0, name);
        if (isFault)
        {
            run.Said($"{input} at byte ");
            run.Said(sentence);
        }

        foreach (string line in File.ReadLines(folder["rejects.ndjson"]))
        {
            JsonElement reject = JsonDocument.Parse(line).RootElement;
            int offset = reject.GetProperty("offset").GetInt32();
            byte[] kept = BytesOf(reject);
            Assert.Equal(input, reject.GetProperty("archive").GetString());
            Assert.Equal(bytes[offset..(offset + kept.Length)], kept);
            run.Said($"{input} at byte ");
        }
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_kept_as_they_are()
    {
        using var folder = new TestFolder();
        byte[] noise = [0xff, 0xfe, 0x00, 0x80, 0xc3, 0x28, 0x1b, 0x5b, 0x32, 0x4a, (byte)'\n'];
        byte[] invalid = Encoding.UTF8.GetBytes(Records.Management("X"));
        invalid[invalid.AsSpan().IndexOf("\"X\""u8) + 1] = 0xff;
        byte[] bytes = [.. Records.Lines(s_before), .. noise, .. invalid, (byte)'\n', .. Records.Lines(s_after)];

        ProgramResult run = await Trailfilter.RunAsync(bytes, "filter", "-s", "default", "--rejects", folder["r"]);

        Assert.Equal([s_before, s_after], run.Ended(3).Lines);
        byte[][] kept = [.. File.ReadLines(folder["r"]).Select(static line => BytesOf(JsonDocument.Parse(line).RootElement))];
        Assert.Equal([noise, invalid], kept);
        run.Said("standard input at byte");
        Assert.DoesNotContain('\e', run.Errors);
    }

    [Fact]
    public async Task Damaged_compression_is_named_and_what_came_before_is_used()
    {
        using var folder = new TestFolder();
        IEnumerable<string> records = Enumerable.Range(0, 3000).Select(static i => Records.Management($"{i * 7919 % 3001:x}"));
        byte[] packed = TestFolder.Gzip(Records.Lines([.. records]));
        byte[] corrupt = [.. packed];
        corrupt.AsSpan(packed.Length / 2, 64).Fill(0x55);
        byte[] wrongSum = [.. packed];
        wrongSum[^6] ^= 1;
        folder.Write("a-cut.json.gz", packed[..(packed.Length / 2)]);
        folder.Write("b-corrupt.json.gz", corrupt);
        folder.Write("c-sum.json.gz", wrongSum);
        folder.Write("d-empty.json.gz", []);
        folder.Write("e-good.json.gz", TestFolder.Gzip(Records.Lines(s_after)));

        ProgramResult run = await Trailfilter.RunAsync("filter", "-s", "default", folder.Root);

        run.Ended(3);
        Assert.Matches("a-cut.json.gz at byte [0-9]+ of the file: The gzip data is cut off", run.Errors);
        Assert.Matches("b-corrupt.json.gz at byte [0-9]+ of the file: (The gzip data is damaged|The checksum)", run.Errors);
        Assert.Matches("c-sum.json.gz at byte [0-9]+ of the file: The checksum", run.Errors);
        Assert.DoesNotContain("d-empty", run.Errors, StringComparison.Ordinal);
        Assert.Equal(s_after, run.Lines[^1]);
        Assert.True(run.Lines.Length > 3000);
    }

    [Fact]
    public async Task A_closed_standard_input_is_told_at_once()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "NOT CHECKED: a closed standard input. Only Linux tells.");
        ProgramResult run = await Trailfilter.BashAsync("exec \"$T\" filter -s default <&-");

        run.Ended(3);
        Assert.Contains("standard input: This input cannot be read. (It is closed;", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_and_an_empty_input_are_no_faults()
    {
        byte[] input = [0xef, 0xbb, 0xbf, .. Records.Lines(s_before)];
        ProgramResult marked = await Trailfilter.RunAsync(input, "filter", "-s", "default");
        ProgramResult empty = await Trailfilter.RunAsync("filter", "-s", "default");

        Assert.Equal([s_before], marked.Ended(0).Lines);
        Assert.Empty(empty.Ended(0).Output);
    }

    [Fact]
    public async Task A_record_over_the_limit_is_a_fault()
    {
        string large = WithMember("\"n\":\"" + new string('x', 5000) + "\"");

        ProgramResult run = await Trailfilter.RunAsync(
            Records.Lines(s_before, large, s_after), "filter", "-s", "default", "--max-record", "4KiB");

        Assert.Equal([s_before, s_after], run.Ended(3).Lines);
        run.Said("longer than the limit");
    }

    [Fact]
    public async Task A_folder_without_permission_is_a_fault()
    {
        using var folder = new TestFolder();
        folder.Write("closed/in.ndjson", Records.Lines(s_before));
        folder.Write("open/in.ndjson", Records.Lines(s_after));
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("NOT CHECKED: a folder without read permission. Whoever runs the tests may read everything.");
        }

        ProgramResult run = await Trailfilter.BashAsync(
            "chmod 0 \"$F/closed\"; $T filter -s default \"$F\"; code=$?; chmod 700 \"$F/closed\"; exit "
                + "$code", ("F", folder.Root));

        Assert.Equal([s_after], run.Ended(3).Lines);
        run.Said("closed");
    }

    [Fact]
    public async Task Many_faults_are_named_twenty_times_and_then_counted()
    {
        IEnumerable<string> records = Enumerable.Range(0, 25).SelectMany(static i => new[] { $$"""{"a":{{i}}}""", s_before });
        byte[] input = Records.Lines([.. records]);

        ProgramResult run = await Trailfilter.RunAsync(input, "filter", "-s", "default", "--quiet");

        string[] told = run.Ended(3).Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(20, told.Count(static line => line.StartsWith("error: ", StringComparison.Ordinal)));
        Assert.Equal(["... and 5 more.", "To keep what could not be read, byte for byte, add --rejects FILE."], told[20..]);
        Assert.Equal(25, run.Lines.Length);
    }

    [Fact]
    public async Task Names_and_bytes_cannot_command_a_terminal()
    {
        using var folder = new TestFolder();
        string input = folder.Write("a\e[2J\u202eb\nc", "\e]0;owned\a" + "\u202e");

        ProgramResult run = await Trailfilter.RunAsync("filter", "-s", "default", input);

        run.Ended(3);
        Assert.DoesNotContain('\e', run.Errors);
        Assert.DoesNotContain('\a', run.Errors);
        Assert.DoesNotContain('\u202e', run.Errors);
        run.Said("\\x1b[2J\\u{202e}b\\x0ac");
    }

    private static byte[] BytesOf(JsonElement reject) => reject.GetProperty("bytesBase64").GetBytesFromBase64();

    private static string WithMember(string member) => Records.Management("Member")[..^1] + "," + member + "}";
}
