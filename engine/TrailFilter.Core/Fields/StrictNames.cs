using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace TrailFilter.Core.Fields;

/// <summary>
/// A plan's top-level names as the strict extractor looks them up: by length and last letters, after which most of a record's
/// names need no comparison. Shares nothing with the fast extractor's table, so that they cannot be wrong together. Immutable.
/// </summary>
internal sealed class StrictNames
{
    /// <summary>What stands for a name that is not among them.</summary>
    public const int None = -1;

    /// <summary><c>userIdentity</c>, whose <c>arn</c> is wanted.</summary>
    public const int UserIdentity = FieldPlan.MaxSlots;

    /// <summary><c>resources</c>, whose entries are wanted.</summary>
    public const int Resources = FieldPlan.MaxSlots + 1;

    // With a dozen names most of these places are empty.
    private const int PlaceBits = 7;

    private readonly sbyte[] _first = new sbyte[1 << PlaceBits];
    private readonly sbyte[] _next = new sbyte[Resources + 1];
    private readonly byte[][] _names = new byte[Resources + 1][];

    /// <summary>Makes the table of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="withFallback">Whether the names are among them that only a record without a category needs.</param>
    internal StrictNames(FieldPlan plan, bool withFallback)
    {
        WithFallback = withFallback;
        Array.Fill(_first, (sbyte)None);
        for (int slot = 0; slot < plan.Paths.Length && (withFallback || !plan.IsFallback(slot)); slot++)
        {
            bool isNested = plan.Paths[slot] == FieldPlan.CallerArnPath;
            Add(isNested ? "userIdentity" : plan.Paths[slot], isNested ? UserIdentity : slot);
        }

        if (plan.Resources == ResourceUse.Always || (plan.Resources == ResourceUse.Fallback && withFallback))
        {
            Add("resources", Resources);
        }
    }

    /// <summary>Whether all names of the plan are here.</summary>
    internal bool WithFallback { get; }

    /// <summary>What a name, unescaped and without quotes, stands for: a slot, one of the above, or <see cref="None"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Find(ReadOnlySpan<byte> name)
    {
        if (name.Length < FieldPlan.MinNameLength)
        {
            return None;
        }

        int first = _first[PlaceOf(name)];
        return first == None ? None : FindFrom(first, name);
    }

    private int FindFrom(int target, ReadOnlySpan<byte> name)
    {
        while (target != None && !name.SequenceEqual(_names[target]))
        {
            target = _next[target];
        }

        return target;
    }

    private void Add(string name, int target)
    {
        _names[target] = Encoding.ASCII.GetBytes(name);
        ref sbyte place = ref _first[PlaceOf(_names[target])];
        _next[target] = place;
        place = (sbyte)target;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int PlaceOf(ReadOnlySpan<byte> name)
    {
        uint tail = BinaryPrimitives.ReadUInt32LittleEndian(name[^sizeof(uint)..]);
        return (int)(unchecked((BitOperations.RotateLeft(tail, 5) + (uint)name.Length) * 0x9E37_79B1u) >> (32 - PlaceBits));
    }
}
