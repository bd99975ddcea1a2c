using System.Buffers.Binary;
using System.Text;

namespace TrailFilter.Core.Fields;

/// <summary>
/// Tells a plan's top-level names from all others by the eight bytes before the closing quote, which differ for all names that
/// CloudTrail uses; the opening quote is among them for a name of seven letters.
/// </summary>
internal sealed class NameTable
{
    /// <summary>Not a name of the plan.</summary>
    public const int None = -1;

    /// <summary><c>userIdentity</c>, whose <c>arn</c> is wanted.</summary>
    public const int UserIdentity = FieldPlan.MaxSlots;

    /// <summary><c>resources</c>, whose entries are wanted.</summary>
    public const int Resources = FieldPlan.MaxSlots + 1;

    /// <summary>Bytes that are compared first.</summary>
    public const int TailLength = 8;

    private const int Bits = 7;

    private readonly ulong _multiplier;
    private readonly ulong[] _tails = new ulong[1 << Bits];
    private readonly sbyte[] _targets = new sbyte[1 << Bits];
    private readonly byte[][] _names = new byte[FieldPlan.MaxSlots + 2][];

    internal NameTable(FieldPlan plan)
    {
        var targets = new List<(string Name, int Target)>();
        for (int slot = 0; slot < plan.Paths.Length; slot++)
        {
            bool nested = plan.Paths[slot] == FieldPlan.CallerArnPath;
            targets.Add(nested ? ("userIdentity", UserIdentity) : (plan.Paths[slot], slot));
        }

        if (plan.ReadResources)
        {
            targets.Add(("resources", Resources));
        }

        foreach ((string name, int target) in targets)
        {
            _names[target] = Encoding.ASCII.GetBytes(name);
        }

        // Some odd multiplier keeps the few names apart; a plan in which two names end alike has none.
        for (_multiplier = 0x9E37_79B9_7F4A_7C15; !TryFill(targets); _multiplier = (_multiplier * 5) + 2)
        {
            if (targets.DistinctBy(t => TailOf(t.Name)).Count() < targets.Count)
            {
                throw new ArgumentException("Two names of the plan end in the same eight letters.", nameof(plan));
            }
        }
    }

    /// <summary>The name's target, if the tail is that of a name of the plan; the whole name is still to be compared.</summary>
    /// <param name="tail">The eight bytes before the closing quote, little endian.</param>
    /// <returns>A slot, <see cref="UserIdentity"/>, <see cref="Resources"/> or <see cref="None"/>.</returns>
    internal int Find(ulong tail)
    {
        int at = (int)((tail * _multiplier) >> (64 - Bits));
        return _tails[at] == tail ? _targets[at] : None;
    }

    /// <summary>The target of a name that stands alone, unescaped and without quotes.</summary>
    internal int Find(ReadOnlySpan<byte> name)
    {
        if (name.Length < FieldPlan.MinNameLength)
        {
            return None;
        }

        ulong tail = name.Length >= TailLength
            ? BinaryPrimitives.ReadUInt64LittleEndian(name[^TailLength..])
            : ShortTail(name);
        int target = Find(tail);
        return target != None && name.SequenceEqual(_names[target]) ? target : None;
    }

    /// <summary>The name of a target.</summary>
    internal ReadOnlySpan<byte> NameOf(int target) => _names[target];

    private static ulong ShortTail(ReadOnlySpan<byte> name)
    {
        Span<byte> quoted = stackalloc byte[TailLength];
        quoted[0] = (byte)'"';
        name.CopyTo(quoted[1..]);
        return BinaryPrimitives.ReadUInt64LittleEndian(quoted);
    }

    private static ulong TailOf(string name) =>
        BinaryPrimitives.ReadUInt64LittleEndian(Encoding.ASCII.GetBytes('"' + name).AsSpan()[^TailLength..]);

    private bool TryFill(List<(string Name, int Target)> targets)
    {
        Array.Clear(_tails);
        Array.Fill(_targets, (sbyte)None);
        foreach ((string name, int target) in targets)
        {
            ulong tail = TailOf(name);
            int at = (int)((tail * _multiplier) >> (64 - Bits));
            if (_tails[at] != 0)
            {
                return false;
            }

            _tails[at] = tail;
            _targets[at] = (sbyte)target;
        }

        return true;
    }
}
