using CsCheck;
using TrailFilter.Core.Bytes;

namespace TrailFilter.Core.Tests.Bytes;

/// <summary>The index against a walk over the bytes one at a time, for every width and every way of cutting the text.</summary>
public sealed class StructureIndexTests
{
    private static readonly Gen<byte[]> s_texts =
        Gen.OneOf("\"\"\\\\\\{[}],:ax \n\u0001"u8.ToArray()).Array[0, 400];

    public static TheoryData<ScanKind> Kinds => [ScanKind.Scalar, ScanKind.Vector128, ScanKind.Vector256, ScanKind.Vector512];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Quotes_and_depths_are_those_of_a_walk_byte_by_byte(ScanKind kind)
    {
        Assert.SkipUnless(BlockScanner.IsSupported(kind), $"NOT CHECKED: this machine cannot run {kind}.");
        Gen.Select(s_texts, Gen.Int[1, 150].Array[1, 8]).Sample((text, steps) =>
        {
            var index = new StructureIndex(kind);
            index.Reset();
            int length = 0;
            for (int i = 0; length < text.Length; i++)
            {
                length = Math.Min(text.Length, length + steps[i % steps.Length]);
                index.Extend(text.AsSpan(0, length));
            }

            AssertSame(index, text, 0);
        });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_restart_forgets_what_stood_before(ScanKind kind)
    {
        Assert.SkipUnless(BlockScanner.IsSupported(kind), $"NOT CHECKED: this machine cannot run {kind}.");
        Gen.Select(s_texts.Where(t => t.Length > 1), Gen.Int[0, 399]).Sample((text, at) =>
        {
            at %= text.Length;
            var index = new StructureIndex(kind);
            index.Reset();
            index.Extend(text);
            index.Restart(at);
            index.Extend(text);
            AssertSame(index, text, at);
        });
    }

    [Fact]
    public void Forgetting_blocks_shifts_positions()
    {
        Gen.Select(s_texts.Where(t => t.Length > 130), Gen.Int[0, 2]).Sample((text, blocks) =>
        {
            var whole = new StructureIndex(ScanKind.Auto);
            whole.Reset();
            whole.Extend(text);
            var cut = new StructureIndex(ScanKind.Auto);
            cut.Reset();
            cut.Extend(text.AsSpan(0, 129));
            cut.Forget(blocks);
            byte[] rest = text[(blocks * 64)..];
            cut.Extend(rest);
            for (int i = 0; i < rest.Length; i++)
            {
                Assert.Equal(whole.DepthAt(i + (blocks * 64)), cut.DepthAt(i));
                Assert.Equal(whole.IsQuote(i + (blocks * 64)), cut.IsQuote(i));
            }
        });
    }

    [Theory]
    [InlineData("""{"a":1}""", 6)]
    [InlineData("""{"a":{"b":[{},[]]},"c":"}}"}""", 27)]
    [InlineData("""{"a":"\"}\\"}""", 12)]
    public void The_closing_bracket_is_found_past_strings_and_nested_values(string json, int close)
    {
        byte[] text = System.Text.Encoding.UTF8.GetBytes(json);
        var index = new StructureIndex(ScanKind.Auto);
        index.Reset();
        index.Extend(text);
        Assert.Equal(close, index.FindClose(1, 0));
    }

    private static void AssertSame(StructureIndex index, byte[] text, int from)
    {
        bool inString = false;
        bool escaped = false;
        int depth = 0;
        int previousQuote = -1;
        for (int i = from; i < text.Length; i++)
        {
            bool isQuote = text[i] == '"' && !escaped;
            Assert.Equal(depth, index.DepthAt(i));
            Assert.Equal(isQuote, index.IsQuote(i));
            if (previousQuote >= 0)
            {
                Assert.Equal(previousQuote, index.PreviousQuote(i));
            }

            escaped = text[i] == '\\' && !escaped;
            if (isQuote)
            {
                inString = !inString;
                previousQuote = i;
            }
            else if (!inString)
            {
                depth += text[i] is (byte)'{' or (byte)'[' ? 1 : text[i] is (byte)'}' or (byte)']' ? -1 : 0;
            }
        }
    }
}
