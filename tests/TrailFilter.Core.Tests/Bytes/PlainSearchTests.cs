using System.Text;
using CsCheck;
using TrailFilter.Core.Bytes;
using TrailFilter.Core.Tests.Oracle;

namespace TrailFilter.Core.Tests.Bytes;

/// <summary>The searches for the usual case against the careful ones, and against walks over the bytes.</summary>
public sealed class PlainSearchTests
{
    private static readonly Gen<byte[]> s_garbage =
        Gen.OneOf("\"\"\\{{[}}],:ax \n\n\t\u0001"u8.ToArray()).Array[1, 500];

    private static readonly Gen<byte[]> s_records = Gen.Select(Gen.Int, Gen.Int[0, 2], static (seed, damage) =>
    {
        byte[] record = RecordGenerator.Generate(seed);
        return damage == 0 ? RecordMutator.Mutate(record, seed) : record;
    });

    private static readonly Gen<byte[]> s_texts =
        Gen.Select(Gen.Frequency((3, s_records), (1, s_garbage)).Array[1, 4], static parts => parts.SelectMany(static part => part).ToArray());

    public static TheoryData<ScanKind> Kinds => StructureIndexTests.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_plain_end_is_the_one_the_careful_search_finds(ScanKind kind)
    {
        Assert.SkipUnless(BlockScanner.IsSupported(kind), $"NOT CHECKED: this machine cannot run {kind}.");
        int answered = 0;
        Gen.Select(s_texts, Gen.Int[0, 130], Gen.Int[0, 100]).Sample(
            (text, before, restart) =>
            {
                // What is left of another text in the blocks must not be seen.
                StructureIndex index = Indexed(kind, new string('}', 1000));
                index.Reset();
                text = [.. Enumerable.Repeat((byte)' ', before), .. text];
                index.Extend(text);
                if (restart < before)
                {
                    index.Restart(restart);
                    index.Extend(text);
                }

                for (int open = before; open < text.Length; open++)
                {
                    int depth = index.DepthAt(open);
                    if (text[open] is not ((byte)'{' or (byte)'[') || (open + 1 < text.Length && index.DepthAt(open + 1) == depth))
                    {
                        continue;
                    }

                    int end = index.FindPlainEnd(text, open, out int depthBefore);
                    Assert.Equal(depth, depthBefore);
                    if (end >= 0)
                    {
                        int from = open + 1;
                        Assert.Equal(FrameEvent.Closed, index.FindFrameEnd(text, ref from, depth, out int close));
                        Assert.Equal(close, end);
                        Interlocked.Increment(ref answered);
                    }
                }
            },
            iter: 400);
        Assert.True(answered > 1000, "Hardly any text was plain.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_compact_value_is_always_plain(ScanKind kind)
    {
        Assert.SkipUnless(BlockScanner.IsSupported(kind), $"NOT CHECKED: this machine cannot run {kind}.");

        // Depths beyond those that fit a byte, upwards and downwards.
        foreach (int levels in (int[])[1, 63, 64, 65, 126, 127, 128, 129, 300, 5000])
        {
            foreach (int below in (int[])[0, 1, 127, 128, 129, 130, 400])
            {
                string nested = string.Concat(Enumerable.Repeat("{\"a\":[", levels)) + string.Concat(Enumerable.Repeat("]}", levels));
                byte[] text = Encoding.UTF8.GetBytes(new string('}', below) + nested + "{}");
                StructureIndex index = Indexed(kind, text);
                for (int level = 0; level < levels; level += Math.Max(1, levels / 50))
                {
                    int open = below + (6 * level);
                    int close = below + (8 * levels) - (2 * level) - 1;
                    Assert.Equal(close, index.FindPlainEnd(text, open, out int depth));
                    Assert.Equal(index.DepthAt(open), depth);
                    int from = open + 1;
                    Assert.Equal(FrameEvent.Closed, index.FindFrameEnd(text, ref from, index.DepthAt(open), out int found));
                    Assert.Equal(close, found);
                    Assert.Equal(close, index.FindClose(open + 1, index.DepthAt(open)));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_next_quote_is_that_of_a_walk(ScanKind kind)
    {
        Assert.SkipUnless(BlockScanner.IsSupported(kind), $"NOT CHECKED: this machine cannot run {kind}.");
        Gen.Select(Gen.OneOf("\"\\aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"u8.ToArray()).Array[1, 500], Gen.Int[1, 500]).Sample((text, length) =>
        {
            // All blocks were full of quotes once, and those behind the length are not indexed yet.
            length = Math.Min(length, text.Length);
            StructureIndex index = Indexed(kind, new string('"', 1000));
            index.Reset();
            index.Extend(text.AsSpan(0, length));
            int expected = -1;
            for (int from = length; from >= 0; from--)
            {
                expected = from < length && index.IsQuote(from) ? from : expected;
                Assert.Equal(expected, index.NextQuote(from));
            }
        });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Flags_are_those_of_the_blocks_that_a_range_touches(ScanKind kind)
    {
        Assert.SkipUnless(BlockScanner.IsSupported(kind), $"NOT CHECKED: this machine cannot run {kind}.");
        Gen.Select(Gen.Int[0, 9999].Array[0, 4], Gen.Int[0, 9999], Gen.Int[1, 9999], Gen.Int[1, 300]).Sample(
            (odd, from, length, step) =>
            {
                byte[] text = new byte[10_000];
                text.AsSpan().Fill((byte)'a');
                foreach (int at in odd)
                {
                    text[at] = 0xC3;
                }

                StructureIndex index = Indexed(kind, new string('é', 6000));
                index.Reset();
                for (int indexed = step; indexed < text.Length; indexed += step * 7)
                {
                    index.Extend(text.AsSpan(0, indexed));
                }

                index.Extend(text);
                int to = Math.Min(text.Length, from + length);
                bool expected = odd.Any(at => at / 64 >= from / 64 && at / 64 <= (to - 1) / 64);
                Assert.Equal(expected ? BlockFlags.NonAscii : BlockFlags.None, index.FlagsOf(from, to));
            },
            iter: 300);
    }

    private static StructureIndex Indexed(ScanKind kind, string text) => Indexed(kind, Encoding.UTF8.GetBytes(text));

    private static StructureIndex Indexed(ScanKind kind, byte[] text)
    {
        var index = new StructureIndex(kind);
        index.Reset();
        index.Extend(text);
        return index;
    }
}
