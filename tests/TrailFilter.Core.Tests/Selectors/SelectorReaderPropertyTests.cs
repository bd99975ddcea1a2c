using System.Text.Json;
using CsCheck;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Core.Tests.Selectors;

/// <summary>Whatever the bytes: the reader answers, and twice the same.</summary>
public sealed class SelectorReaderPropertyTests
{
    private static readonly byte[][] s_files =
        [.. SelectorCase.LoadAll().Select(one => one.Content).Where(content => content.Length < 4000)];

    private static readonly byte[][] s_pieces =
    [
        .. new[]
        {
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\ud800", "null", "true", "1e9", "\"\"", "{}", "[]", "\"Field\":",
            "\"Equals\":[\"Data\"],", "\"EventSelectors\":[{}],", "\uFEFF", "\u0000",
        }.Select(System.Text.Encoding.UTF8.GetBytes),
        [0xFF], [0xC3], [0xED, 0xA0, 0x80],
    ];

    private static readonly Gen<byte[]> s_mutated =
        from file in OneOf(s_files)
        from changes in Gen.Select(Gen.Int[0, 4000], Gen.Int[0, 20], OneOf(s_pieces)).Array[0, 6]
        select changes.Aggregate(file, (bytes, change) => Splice(bytes, change.Item1, change.Item2, change.Item3));

    [Fact]
    public void Never_throws_and_answers_the_same_twice() => s_mutated.Sample(
        bytes =>
        {
            foreach (string name in RuleSet.Names)
            {
                Assert.True(RuleSet.TryGet(name, out RuleSet? rules));
                SelectorReadResult first = SelectorReader.Read(bytes, rules);
                SelectorReadResult second = SelectorReader.Read(bytes, rules);
                Assert.Equal(first.Problems, second.Problems);
                Assert.Equal(Show(first.Selectors), Show(second.Selectors));
                Assert.True(first.Selectors is not null || !first.IsAccepted);
            }
        },
        iter: 3000,
        print: bytes => Convert.ToBase64String(bytes));

    [Fact]
    public void Every_prefix_of_a_good_file_is_refused_without_harm()
    {
        byte[] file =
            """
            {"TrailName":"t-1","AdvancedEventSelectors":[{"Name":"é","FieldSelectors":[
              {"Field":"eventCategory","Equals":["Management"]}]}]}
            """u8.ToArray();
        Assert.True(SelectorReader.Read(file, RuleSet.Current).IsAccepted);
        for (int length = 0; length < file.Length; length++)
        {
            SelectorReadResult result = SelectorReader.Read(file.AsSpan(0, length), RuleSet.Current);
            Assert.False(result.IsAccepted);
            Assert.Null(result.Selectors);
        }
    }

    private static Gen<byte[]> OneOf(byte[][] all) => Gen.Int[0, all.Length - 1].Select(index => all[index]);

    private static byte[] Splice(byte[] bytes, int at, int remove, byte[] piece)
    {
        int start = Math.Min(at, bytes.Length);
        int end = Math.Min(start + remove, bytes.Length);
        return [.. bytes[..start], .. piece, .. bytes[end..]];
    }

    /// <summary>Records compare immutable arrays by reference, so the sets are compared as JSON.</summary>
    private static string Show(SelectorSet? set) => JsonSerializer.Serialize(set);
}
