using System.Collections.Immutable;
using System.Text.Json;

namespace TrailFilter.Reasoning.Tests.Oracle;

/// <summary>
/// All records there are when only some fields vary, in so far as selectors with short values can tell them apart.
/// </summary>
/// <remarks>
/// <para>
/// Values of selectors are texts of a and b with at most n letters. What they say of a text depends on its first n letters, its last n
/// letters and, when it has no more than n, on itself; and a letter that is neither a nor b may as well be c. So every text of
/// more than 2n letters is told from none by one of exactly 2n letters that begins and ends alike, and the texts of a, b and c with
/// at most 2n letters are complete. This needs no notion of classes or fillers, which are what is on trial.
/// </para>
/// <para>
/// Records have up to two entries. More add nothing to what one trail logs: a selector passes by one entry. Nor to how two trails
/// compare: what proves that both log a record is one entry each.
/// </para>
/// </remarks>
internal sealed class SmallWorld
{
    private static readonly string[] s_readOnly = ["missing", "true", "false"];

    private static readonly string[] s_basicEntries = EntriesOf(
        [null, "c", "a", "ac", "a/", "a:", "ab", "abc", "ab/", "b", "bc", "b:"], [null, "AWS::S3::Object", "AWS::Lambda::Function", "c"]);

    private SmallWorld(string name, ImmutableArray<JsonElement> records) => (Name, Records) = (name, records);

    public string Name { get; }

    public ImmutableArray<JsonElement> Records { get; }

    /// <summary>One field, with values of up to two letters.</summary>
    public static SmallWorld OneField { get; } = Make(
        "one field", ["Management", "Data", "NetworkActivity", "Insight"], Texts("abc", 4), [null], ["missing"], [[]]);

    /// <summary>Two fields, with values of one letter, and readOnly.</summary>
    public static SmallWorld TwoFields { get; } = Make(
        "two fields", ["Management", "Data"], Texts("abc", 2), Texts("abc", 2), ["missing", "true", "false", "\"c\""], [[]]);

    /// <summary>One field and up to two entries.</summary>
    public static SmallWorld Entries { get; } = Make(
        "entries",
        ["Data"],
        [null, "a", "c"],
        [null],
        ["missing"],
        EntryLists(EntriesOf(Texts("ac", 2), [null, "T", "U", "c"])));

    /// <summary>
    /// What basic selectors look at. An ARN that goes on behind a slash or a colon is a doubt (R16). Sources and two entries meet in no
    /// selector, so they need not meet in records.
    /// </summary>
    public static SmallWorld Basic { get; } = new(
        "basic selectors",
        [
            .. Make("", ["Management", "Data", "NetworkActivity"], [null, "kms"], [null], s_readOnly, [[], .. s_basicEntries.Select(static entry => new[] { entry })]).Records,
            .. Make("", ["Data"], [null], [null], s_readOnly, EntryLists(s_basicEntries)).Records,
        ]);

    private static SmallWorld Make(
        string name, string[] categories, string?[] sources, string?[] names, string[] readOnly, string[][] entries)
    {
        var records =
            from category in categories
            from source in sources
            from eventName in names
            from read in readOnly
            from list in entries
            select JsonElement.Parse(
                "{\"eventVersion\":\"1.11\""
                + (source is null ? "" : $",\"eventSource\":\"{source}\"")
                + (eventName is null ? "" : $",\"eventName\":\"{eventName}\"")
                + (read == "missing" ? "" : $",\"readOnly\":{read}")
                + (list.Length == 0 ? "" : $",\"resources\":[{string.Join(',', list)}]")
                + $",\"eventCategory\":\"{category}\"}}");
        return new SmallWorld(name, [.. records]);
    }

    /// <summary>Missing, and every text of some letters with at most so many of them.</summary>
    private static string?[] Texts(string letters, int length)
    {
        List<string> texts = [""];
        for (int start = 0, round = 0; round < length; round++)
        {
            int end = texts.Count;
            for (; start < end; start++)
            {
                texts.AddRange(letters.Select(letter => texts[start] + letter));
            }
        }

        return [null, .. texts];
    }

    private static string[] EntriesOf(string?[] arns, string?[] types) =>
    [
        .. from type in types
           from arn in arns
           select "{" + string.Join(',', new[] { ("type", type), ("ARN", arn) }
               .Where(static pair => pair.Item2 is not null).Select(static pair => $"\"{pair.Item1}\":\"{pair.Item2}\"")) + "}",
    ];

    /// <summary>No entry, each one, and each two.</summary>
    private static string[][] EntryLists(string[] entries) =>
    [
        [],
        .. entries.Select(static entry => new[] { entry }),
        .. entries.SelectMany((entry, index) => entries[(index + 1)..].Select(other => new[] { entry, other })),
    ];
}
