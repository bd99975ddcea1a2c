using System.Text;
using System.Text.Json;
using CsCheck;
using TrailFilter.Core.Bytes;

namespace TrailFilter.Core.Tests.Bytes;

/// <summary>Names found by their tails against those that a JSON reader finds.</summary>
public sealed class NameCursorTests
{
    private static readonly string[] s_names =
    [
        "eventName", "eventSource", "eventID", "readOnly", "recipientAccountId", "vpcEndpointAccountId", "eventCategory",
        "sessionCredentialFromConsole", "resources", "arn", "type",
    ];

    private static readonly string[] s_others =
        ["", "a", "n", "xarn", "Name", "xeventName", "eventNames", "eventnAme", "naïveName", "ééééééééé", "日本日本日本", "a\"eventID", "b\\", "qaqaqaqa", "ID"];

    private static readonly string[] s_values =
    [
        "1", "null", "\"x\"", "\"eventName\"", "\"eventName\" ", "{\"eventName\":1}", "[\"eventName\" ,{\"arn\" : 2}]", "\"\\\\\"", "\"éé\"", "\"eventID\"\n",
    ];

    private static Gen<string[]> Tables => Gen.Shuffle(s_names).SelectMany(static names => Gen.Int[1, names.Length].Select(count => names.Take(count).ToArray()));

    [Fact]
    public void Every_wanted_name_is_met_and_with_every_width_the_same()
    {
        int met = 0;
        Gen.Select(Tables, Gen.Int, Gen.Int[0, 70], Gen.Int[0, 40], Gen.OneOf(0, 0, 3)).Sample(
            (names, seed, before, members, escapes) =>
            {
                // Names of fewer than seven letters are looked for only where eight bytes stand before their ends.
                before = names.Any(static name => name.Length < 7) ? Math.Max(before, NameTails.Length) : before;
                byte[] json = Encoding.UTF8.GetBytes(WriteObject(new Random(seed), members, escapes));
                byte[] text = [.. Enumerable.Repeat((byte)' ', before), .. json, .. "garbage\":\"eventName\":"u8];
                var tails = new NameTails([.. names.Select(Encoding.UTF8.GetBytes)], [.. Enumerable.Range(0, names.Length)]);
                List<(int End, int Target)> scalar = Walk(ScanKind.Scalar, text, before, json.Length, tails);
                foreach (ScanKind kind in Enum.GetValues<ScanKind>().Where(BlockScanner.IsSupported))
                {
                    Assert.Equal(scalar, Walk(kind, text, before, json.Length, tails));
                }

                Assert.Equal(scalar.Select(static one => one.End).Distinct().OrderDescending(), scalar.Select(static one => one.End));
                foreach ((int end, int name) in NamesIn(json, names))
                {
                    (_, int target) = Assert.Single(scalar, one => one.End == end + before);
                    Assert.True(target == name || target is NameTails.PerhapsEscaped or NameTails.Several, $"{names[name]} at {end} was taken for {target}.");
                    Interlocked.Increment(ref met);
                }
            },
            iter: 3000);
        Assert.True(met > 5000, "Hardly any name was wanted.");
    }

    private static List<(int End, int Target)> Walk(ScanKind kind, byte[] text, int start, int length, NameTails tails)
    {
        var index = new StructureIndex(kind);
        index.Reset();
        index.Extend(text);
        bool mayBeEscaped = (index.FlagsOf(start, start + length) & BlockFlags.Backslash) != 0;
        var cursor = new NameCursor(text, index, start + 1, start + length, 1, tails, mayBeEscaped);
        var met = new List<(int, int)>();
        while (cursor.MoveNext(out int end, out int target))
        {
            Assert.True(end > start && end < start + length && index.IsQuote(end) && index.DepthAt(end) == 1);
            met.Add((end, target));
        }

        Assert.False(cursor.MoveNext(out _, out _));
        return met;
    }

    private static List<(int End, int Name)> NamesIn(byte[] json, string[] names)
    {
        var found = new List<(int, int)>();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            int name = reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 ? Array.IndexOf(names, reader.GetString()) : -1;
            if (name >= 0)
            {
                found.Add(((int)reader.TokenStartIndex + 1 + reader.ValueSpan.Length, name));
            }
        }

        return found;
    }

    private static string WriteObject(Random random, int members, int escapes)
    {
        var text = new StringBuilder("{");
        for (int i = 0; i < members; i++)
        {
            string name = random.Next(2) == 0 ? s_names[random.Next(s_names.Length)] : s_others[random.Next(s_others.Length)];
            text.Append(i == 0 ? "" : ",").Append(random.Next(5) == 0 ? " " : "").Append('"');
            foreach (char unit in name)
            {
                bool escaped = unit is '"' or '\\' || (escapes > 0 && random.Next(30) < escapes);
                text.Append(escaped ? $"\\u{(int)unit:x4}" : unit.ToString());
            }

            // Escapes and nesting only in some, so that most blocks have neither.
            string value = s_values[random.Next(s_values.Length)];
            value = escapes == 0 && value.Contains('\\', StringComparison.Ordinal) ? "2" : value;
            text.Append('"').Append(random.Next(6) == 0 ? " \n" : "").Append(':').Append(value);
        }

        return text.Append('}').ToString();
    }
}
