using System.Buffers.Binary;
using System.Text;
using TrailFilter.Core.Bytes;

namespace TrailFilter.Core.Fields;

/// <summary>Tells a plan's top-level names from all others. Immutable.</summary>
internal sealed class NameTable
{
    /// <summary><c>userIdentity</c>, whose <c>arn</c> is wanted.</summary>
    public const int UserIdentity = FieldPlan.MaxSlots;

    /// <summary><c>resources</c>, whose entries are wanted.</summary>
    public const int Resources = FieldPlan.MaxSlots + 1;

    private readonly byte[][] _names = new byte[FieldPlan.MaxSlots + 2][];
    private readonly ulong[] _heads = new ulong[FieldPlan.MaxSlots + 2];

    /// <summary>Makes the table of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="withFallback">Whether the names are among them that only a record without a category needs.</param>
    internal NameTable(FieldPlan plan, bool withFallback)
    {
        var targets = new List<int>();
        for (int slot = 0; slot < plan.Paths.Length; slot++)
        {
            if (plan.IsFallback(slot) && !withFallback)
            {
                continue;
            }

            bool nested = plan.Paths[slot] == FieldPlan.CallerArnPath;
            int target = nested ? UserIdentity : slot;
            _names[target] = Encoding.ASCII.GetBytes(nested ? "userIdentity" : plan.Paths[slot]);
            targets.Add(target);
            Targets |= 1UL << target;
        }

        if (plan.Resources == ResourceUse.Always || (plan.Resources == ResourceUse.Fallback && withFallback))
        {
            _names[Resources] = "resources"u8.ToArray();
            targets.Add(Resources);
            Targets |= 1UL << Resources;
        }

        foreach (int target in targets)
        {
            _heads[target] = _names[target].Length < NameTails.Length ? 0 : BinaryPrimitives.ReadUInt64LittleEndian(_names[target]);
        }

        Tails = new NameTails([.. targets.Select(target => _names[target])], targets);
        Usual = new MemberNames(_names);
    }

    /// <summary>The names' tails; each stands for a slot, <see cref="UserIdentity"/> or <see cref="Resources"/>.</summary>
    internal NameTails Tails { get; }

    /// <summary>The names, for reading all members of a record.</summary>
    internal MemberNames Usual { get; }

    /// <summary>A bit for each target.</summary>
    internal ulong Targets { get; }

    /// <summary>The target of a name, unescaped and without quotes, or <see cref="NameTails.None"/>.</summary>
    internal int Find(ReadOnlySpan<byte> name)
    {
        if (name.Length < FieldPlan.MinNameLength)
        {
            return NameTails.None;
        }

        int target = Tails.Find(NameTails.Of(name));
        return target == NameTails.Several ? FindAmongAll(name)
            : target != NameTails.None && name.SequenceEqual(_names[target]) ? target
            : NameTails.None;
    }

    private int FindAmongAll(ReadOnlySpan<byte> name)
    {
        for (int target = 0; target < _names.Length; target++)
        {
            if (_names[target] is { } known && name.SequenceEqual(known))
            {
                return target;
            }
        }

        return NameTails.None;
    }

    /// <summary>Where a target's name begins, if what stands before its tail is the rest of it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="nameEnd">The position of the closing quote; the last eight letters have been compared.</param>
    /// <param name="target">The target.</param>
    /// <returns>The position of the first letter, or -1. Whether a quote stands before it is another question.</returns>
    internal int BeginOf(ReadOnlySpan<byte> text, int nameEnd, int target)
    {
        byte[] name = _names[target];
        int begin = nameEnd - name.Length;
        if (begin < 1)
        {
            return -1;
        }

        // With seven letters the tail was all of the name. Most others are not longer than head and tail together.
        bool isSame = name.Length < NameTails.Length
            || (BinaryPrimitives.ReadUInt64LittleEndian(text[begin..]) == _heads[target]
                && (name.Length <= 2 * NameTails.Length || text.Slice(begin, name.Length).SequenceEqual(name)));
        return isSame ? begin : -1;
    }
}
