using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TrailFilter.Core.Bytes;

/// <summary>
/// The names of members that are wanted, each with a number, its target: told apart by their last eight bytes and their length, and
/// then compared at once, with the quotes around and the colon behind them. Immutable.
/// </summary>
internal sealed class MemberNames
{
    /// <summary>Targets are below this.</summary>
    internal const int MaxTargets = 63;

    /// <summary>128 places for some dozen names: a multiplier without collisions is found within a few tries.</summary>
    private const int Bits = 7;

    private readonly byte[]?[] _names;
    private readonly Place[] _places = new Place[1 << Bits];
    private readonly Vector256<byte>[] _texts = new Vector256<byte>[MaxTargets];
    private readonly Vector256<byte>[] _masks = new Vector256<byte>[MaxTargets];

    /// <summary>Makes the table.</summary>
    /// <param name="names">The names in ASCII, by target; <see langword="null"/> where a target has none.</param>
    /// <exception cref="ArgumentException">There are more than <see cref="MaxTargets"/>.</exception>
    internal MemberNames(ReadOnlySpan<byte[]?> names)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(names.Length, MaxTargets, nameof(names));
        _names = names.ToArray();
        int letters = NameTails.Length;
        for (int target = 0; target < names.Length; target++)
        {
            if (names[target] is { } name)
            {
                letters = Math.Min(letters, name.Length + 1);
                SetText(target, [(byte)'"', .. name, (byte)'"', (byte)':']);
            }
        }

        Mask = ulong.MaxValue << (8 * (NameTails.Length - letters));
        Multiplier = 0x9E37_79B9_7F4A_7C15;
        while (!TryFill())
        {
            Multiplier = unchecked((Multiplier * 5) + 2);
        }
    }

    /// <summary>Whether all names have different keys. If not, the places are of no use.</summary>
    internal bool CanTell { get; private set; } = true;

    internal ulong Multiplier { get; private set; }

    /// <summary>The bytes of a tail that count: all eight, or fewer where a name is shorter than seven letters.</summary>
    internal ulong Mask { get; }

    /// <summary>The first of the places that <see cref="PlaceOf"/> numbers.</summary>
    internal ref Place FirstPlace => ref MemoryMarshal.GetArrayDataReference(_places);

    /// <summary>What a name is known by: its tail and its length. Names that differ may share it, so they are compared.</summary>
    /// <param name="tail">The eight bytes before its closing quote, those that count.</param>
    /// <param name="length">How far its closing quote is from its opening one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong KeyOf(ulong tail, int length) => tail ^ (uint)length;

    /// <summary>Where in the table a key belongs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint PlaceOf(ulong key, ulong multiplier) => (uint)(unchecked(key * multiplier) >> (64 - Bits));

    /// <summary>Whether a target's name stands between quotes before a colon, and not only one with the same key.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The position behind the colon. Before it stands a string that has the target's key.</param>
    /// <param name="target">The target.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsBefore(ReadOnlySpan<byte> text, int value, int target)
    {
        int begin = value - Vector256<byte>.Count;
        if (begin < 0 || value > text.Length)
        {
            return IsNameBefore(text, value, target);
        }

        // SAFETY: the vector lies in the text, and targets are numbers of the arrays.
        Vector256<byte> found = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(text), (nuint)begin);
        return (found & Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_masks), target))
            == Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_texts), target)
            || IsNameBefore(text, value, target);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool IsNameBefore(ReadOnlySpan<byte> text, int value, int target)
    {
        byte[] name = _names[target]!;
        int begin = value - 2 - name.Length;
        return begin > 0 && text[begin - 1] == (byte)'"' && text.Slice(begin, name.Length).SequenceEqual(name);
    }

    private bool TryFill()
    {
        // Zero bytes cannot stand unescaped in a name, so no name has the key of an empty place.
        Array.Fill(_places, new Place { Target = MaxTargets });
        for (int target = 0; target < _names.Length; target++)
        {
            if (_names[target] is not { } name)
            {
                continue;
            }

            ulong key = KeyOf(NameTails.Of(name) & Mask, name.Length + 1);
            ref Place place = ref _places[PlaceOf(key, Multiplier)];
            if (place.Target != MaxTargets)
            {
                CanTell &= place.Key != key;
                return place.Key == key;
            }

            place = new Place { Key = key, Target = target };
        }

        return true;
    }

    private void SetText(int target, ReadOnlySpan<byte> text)
    {
        if (text.Length > Vector256<byte>.Count)
        {
            // Nothing is equal to this, for all of it is masked: the name is compared letter by letter.
            _texts[target] = Vector256<byte>.AllBitsSet;
            return;
        }

        Span<byte> letters = stackalloc byte[Vector256<byte>.Count];
        letters.Clear();
        text.CopyTo(letters[^text.Length..]);
        _texts[target] = Vector256.Create<byte>(letters);
        _masks[target] = ~Vector256.Equals(_texts[target], Vector256<byte>.Zero);
    }

    /// <summary>A place of the table.</summary>
    internal struct Place
    {
        public ulong Key;
        public long Target;
    }
}
