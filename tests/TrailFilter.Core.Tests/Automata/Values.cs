using System.Text;
using CsCheck;
using TrailFilter.Core.Automata;

namespace TrailFilter.Core.Tests.Automata;

/// <summary>Values for automata: short ones over few bytes, so that they are prefixes and suffixes of each other.</summary>
internal static class Values
{
    /// <summary>Any bytes, for what the automata do with them must not depend on their being text.</summary>
    internal static Gen<byte[]> Short { get; } = Gen.Byte[0, 2].Array[0, 6];

    internal static Gen<byte[]> Text { get; } = Gen.Frequency(
        (3, Gen.String[Gen.Char["aé/日"], 0, 8].Select(Encoding.UTF8.GetBytes)),
        (1, Gen.String[Gen.Char["ab"], 60, 70].Select(Encoding.UTF8.GetBytes)));

    /// <summary>The distinct values, each with one mark: its place in the list.</summary>
    internal static (byte[][] Values, ValueClass[] Classes, ClassTable Table) Marked(IEnumerable<byte[]> values)
    {
        byte[][] distinct = [.. values.DistinctBy(Convert.ToHexString)];
        var marks = new ValueMarks();
        for (int i = 0; i < distinct.Length; i++)
        {
            marks.Add(distinct[i], ClassTable.Mark(i, MarkKind.Select));
        }

        var table = new ClassTable();
        return (distinct, marks.ToClasses(table), table);
    }

    /// <summary>The places of the values that a class stands for.</summary>
    internal static int[] Members(ClassTable table, int number, int count)
    {
        ulong[] set = new ulong[BitSet.WordsFor(count)];
        table.ToRows().Or((number * ClassTable.Kinds) + (int)MarkKind.Select, set);
        return [.. Enumerable.Range(0, count).Where(i => BitSet.Contains(set, i))];
    }

    /// <summary>The places of the values for which a plain comparison holds.</summary>
    internal static int[] Naive(byte[][] values, Func<byte[], bool> hits)
        => [.. Enumerable.Range(0, values.Length).Where(i => hits(values[i]))];
}
