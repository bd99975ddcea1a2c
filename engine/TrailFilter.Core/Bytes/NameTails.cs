using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace TrailFilter.Core.Bytes;

/// <summary>
/// A few names, told apart by the eight bytes before their closing quote; of a shorter name the opening quote is one of them, and
/// fewer bytes count. Immutable.
/// </summary>
internal sealed class NameTails
{
    /// <summary>Bytes that are compared.</summary>
    public const int Length = 8;

    /// <summary>What stands for a name that is not among them.</summary>
    public const int None = -1;

    /// <summary>What stands for a name that may hold a backslash, so that its bytes do not tell what it is.</summary>
    public const int PerhapsEscaped = -2;

    /// <summary>What stands for a tail that several names share (<c>recipientAccountId</c>, <c>vpcEndpointAccountId</c>).</summary>
    public const int Several = -3;

    /// <summary>128 places for some dozen names: a multiplier without collisions is found within a few tries.</summary>
    private const int Bits = 7;

    private readonly Place[] _places = new Place[1 << Bits];

    /// <summary>Makes the table.</summary>
    /// <param name="names">The names in ASCII; of each as many letters count as the shortest has.</param>
    /// <param name="targets">What each stands for.</param>
    internal NameTails(IReadOnlyList<byte[]> names, IReadOnlyList<int> targets)
    {
        int letters = Math.Min(Length, names.Select(static name => name.Length).DefaultIfEmpty(Length).Min() + 1);
        Mask = ulong.MaxValue << (8 * (Length - letters));
        ulong[] tails = [.. names.Select(name => Of(name) & Mask)];
        Multiplier = 0x9E37_79B9_7F4A_7C15;
        while (!TryFill(tails, targets))
        {
            Multiplier = unchecked((Multiplier * 5) + 2);
        }
    }

    internal ulong Multiplier { get; private set; }

    /// <summary>The first of the places that <see cref="PlaceOf"/> numbers. A place without a name has a tail that no name has.</summary>
    internal ref Place FirstPlace => ref MemoryMarshal.GetArrayDataReference(_places);

    /// <summary>The bytes of a tail that count: all eight, or fewer where a name is shorter than seven letters.</summary>
    internal ulong Mask { get; }

    /// <summary>Where in the table a tail belongs.</summary>
    internal static int PlaceOf(ulong tail, ulong multiplier) => (int)(unchecked(tail * multiplier) >> (64 - Bits));

    /// <summary>The tail of a name that stands alone, without quotes.</summary>
    internal static ulong Of(ReadOnlySpan<byte> name)
    {
        if (name.Length >= Length)
        {
            return BinaryPrimitives.ReadUInt64LittleEndian(name[^Length..]);
        }

        Span<byte> quoted = stackalloc byte[Length];
        quoted.Clear();
        quoted[Length - 1 - name.Length] = (byte)'"';
        name.CopyTo(quoted[^name.Length..]);
        return BinaryPrimitives.ReadUInt64LittleEndian(quoted);
    }

    /// <summary>What a tail stands for, <see cref="Several"/> or <see cref="None"/>; the rest of the name is still to be compared.</summary>
    internal int Find(ulong tail)
    {
        tail &= Mask;
        int at = PlaceOf(tail, Multiplier);
        return _places[at].Tail == tail ? _places[at].Target : None;
    }

    private bool TryFill(ulong[] tails, IReadOnlyList<int> targets)
    {
        // Zero bytes cannot stand unescaped in a name.
        Array.Fill(_places, new Place { Target = None });
        for (int i = 0; i < tails.Length; i++)
        {
            ref Place place = ref _places[PlaceOf(tails[i], Multiplier)];
            if (place.Target != None && place.Tail != tails[i])
            {
                return false;
            }

            place = new Place { Tail = tails[i], Target = place.Target == None ? targets[i] : Several };
        }

        return true;
    }

    /// <summary>A place of the table.</summary>
    internal struct Place
    {
        public ulong Tail;
        public int Target;
    }
}
