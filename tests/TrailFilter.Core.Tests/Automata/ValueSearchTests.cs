using System.Text;
using CsCheck;
using TrailFilter.Core.Automata;

namespace TrailFilter.Core.Tests.Automata;

/// <summary>Equals sets, prefix tries, suffix tries and runs of longer values against loops over all values.</summary>
public sealed class ValueSearchTests
{
    private static readonly Gen<(byte[][] Values, byte[][] Probes)> s_cases =
        Gen.Select(Gen.OneOf(Values.Short, Values.Text).Array[1, 40], Gen.OneOf(Values.Short, Values.Text).Array[1, 40]);

    [Fact]
    public void An_equals_set_finds_what_a_loop_finds() => s_cases.Sample(static (given, probes) =>
    {
        (byte[][] values, ValueClass[] classes, ClassTable table) = Values.Marked(given);
        var set = new EqualsSet(classes);
        foreach (byte[] probe in probes.Concat(values))
        {
            Assert.Equal(
                Values.Naive(values, value => value.AsSpan().SequenceEqual(probe)),
                Values.Members(table, set.Find(probe), values.Length));
        }
    });

    [Fact]
    public void A_prefix_trie_finds_every_prefix_that_a_loop_finds() => s_cases.Sample(static (given, probes) =>
    {
        (byte[][] values, ValueClass[] classes, ClassTable table) = Values.Marked(given);
        var trie = new PrefixTrie(classes, table);
        foreach (byte[] probe in probes.Concat(values))
        {
            Assert.Equal(
                Values.Naive(values, value => probe.AsSpan().StartsWith(value)),
                Values.Members(table, trie.Walk(probe), values.Length));
        }
    });

    [Fact]
    public void A_suffix_trie_finds_every_suffix_that_a_loop_finds() => s_cases.Sample(static (given, probes) =>
    {
        (byte[][] values, ValueClass[] classes, ClassTable table) = Values.Marked(given);
        var trie = new SuffixTrie(classes, table);
        foreach (byte[] probe in probes.Concat(values))
        {
            Assert.Equal(
                Values.Naive(values, value => probe.AsSpan().EndsWith(value)),
                Values.Members(table, trie.Walk(probe), values.Length));
        }
    });

    [Fact]
    public void The_run_of_longer_values_is_what_a_loop_finds() => s_cases.Sample(static (given, probes) =>
    {
        (byte[][] values, ValueClass[] classes, ClassTable table) = Values.Marked(given);
        var continued = new ContinuedValues(classes);
        foreach (byte[] probe in probes.Concat(values))
        {
            (int low, int high) = continued.Find(probe);
            int[] found =
            [
                .. Enumerable.Range(low, high - low).SelectMany(i => Values.Members(table, continued.ClassOf(i), values.Length)),
            ];
            Assert.Equal(
                Values.Naive(values, value => value.Length > probe.Length && value.AsSpan().StartsWith(probe)), found.Order());
        }
    });

    [Fact]
    public void Ten_thousand_values_are_told_apart()
    {
        byte[][] given =
        [
            .. Enumerable.Range(0, 10_000).Select(static i => Encoding.UTF8.GetBytes($"arn:aws:s3:::bucket-{i % 97}/{i}/é")),
        ];
        (byte[][] values, ValueClass[] classes, ClassTable table) = Values.Marked(given);
        var set = new EqualsSet(classes);
        var prefixes = new PrefixTrie(classes, table);
        var suffixes = new SuffixTrie(classes, table);
        BitRows rows = table.ToRows();
        ulong[] hits = new ulong[BitSet.WordsFor(values.Length)];
        for (int i = 0; i < values.Length; i++)
        {
            byte[] longer = [.. "x/"u8, .. values[i], .. "/x"u8];
            foreach (int number in (int[])[set.Find(values[i]), prefixes.Walk(longer.AsSpan(2)), suffixes.Walk(longer.AsSpan()[..^2])])
            {
                Array.Clear(hits);
                rows.Or(number * ClassTable.Kinds, hits);
                Assert.True(BitSet.Contains(hits, i));
                Assert.Equal(1, hits.Sum(static word => System.Numerics.BitOperations.PopCount(word)));
            }

            Assert.Equal(ClassTable.None, set.Find(longer));
            Assert.Equal(ClassTable.None, prefixes.Walk(longer));
            Assert.Equal(ClassTable.None, suffixes.Walk(longer));
        }
    }

    [Fact]
    public void Without_values_nothing_is_found()
    {
        Assert.Equal(ClassTable.None, new EqualsSet([]).Find([]));
        Assert.Equal((0, 0), new ContinuedValues([]).Find([]));
    }

    [Fact]
    public void A_chain_of_a_thousand_nested_values_is_found_whole()
    {
        (byte[][] values, ValueClass[] classes, ClassTable table)
            = Values.Marked(Enumerable.Range(0, 1_000).Select(static length => Encoding.ASCII.GetBytes(new string('a', length))));
        var prefixes = new PrefixTrie(classes, table);
        var suffixes = new SuffixTrie(classes, table);
        foreach (int length in (int[])[0, 1, 63, 64, 500, 999])
        {
            Assert.Equal(length + 1, Values.Members(table, prefixes.Walk(values[length]), values.Length).Length);
            Assert.Equal(length + 1, Values.Members(table, suffixes.Walk(values[length]), values.Length).Length);
        }
    }

    [Fact]
    public void A_value_that_adds_nothing_to_a_shorter_one_takes_no_node()
    {
        var marks = new ValueMarks();
        foreach (string value in (string[])["a", "ab", "abc", "abd", "abd/e"])
        {
            marks.Add(Encoding.UTF8.GetBytes(value), value == "abd" ? 1 * ClassTable.Kinds : 0);
        }

        var table = new ClassTable();
        var trie = new PrefixTrie(marks.ToClasses(table), table);
        Assert.Equal(2, trie.NodeCount);
        Assert.Equal([0], Values.Members(table, trie.Walk("abcd"u8), 2));
        Assert.Equal([0, 1], Values.Members(table, trie.Walk("abd/e"u8), 2));
    }
}
