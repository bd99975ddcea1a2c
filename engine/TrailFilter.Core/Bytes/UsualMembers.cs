using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TrailFilter.Core.Bytes;

/// <summary>
/// Reads all members of an object that is written as CloudTrail writes objects: without white space, names without escapes, and no
/// numbers among the values. One look into the masks gives the quotes of a name and of its value together, and where the next member begins
/// does not wait for what the name is. So there is little to foretell, and the steps of one member overlap with those of the next.
/// </summary>
internal static class UsualMembers
{
    // The first letter in the lowest byte.
    private const ulong True = 0x6575_7274;
    private const ulong Null = 0x6C6C_756E;
    private const ulong False = 0x65_736C_6166;
    private const ulong FourLetters = ulong.MaxValue >> 32;
    private const ulong FiveLetters = ulong.MaxValue >> 24;

    /// <summary>Looks for the values of wanted members.</summary>
    /// <param name="text">The indexed text.</param>
    /// <param name="index">The index.</param>
    /// <param name="open">The object's opening bracket.</param>
    /// <param name="close">Its closing bracket.</param>
    /// <param name="depth">The depth between them.</param>
    /// <param name="mayBeEscaped">Whether a backslash may stand anywhere in the object.</param>
    /// <param name="names">The names that are wanted.</param>
    /// <param name="places">Where the values are, by target, and one more; the last one's of a name that occurs twice.</param>
    /// <param name="strings">A bit for each target whose value is a string.</param>
    /// <param name="others">A bit for each target with another value.</param>
    /// <returns><see langword="false"/> when anything is unusual; nothing is known of the object then.</returns>
    internal static bool TryRead(
        ReadOnlySpan<byte> text, StructureIndex index, int open, int close, int depth, bool mayBeEscaped, MemberNames names,
        Span<MemberPlace> places, out ulong strings, out ulong others)
    {
        strings = others = 0;
        ulong met = 0;
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)close, (uint)Math.Min(text.Length, index.Length), nameof(close));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)open, (uint)close, nameof(open));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(places.Length, MemberNames.MaxTargets, nameof(places));

        // SAFETY: every position that is read from lies before the closing bracket, or no more than eight bytes of the text behind a
        // name's end that does. Blocks of positions in the text have an element, and one stands behind the last: what its masks
        // say lies behind the text, where no position is followed.
        ref byte bytes = ref MemoryMarshal.GetReference(text);
        ref BlockMasks blocks = ref index.FirstBlock;
        ref MemberNames.Place known = ref names.FirstPlace;
        ref MemberPlace found = ref MemoryMarshal.GetReference(places);
        ulong multiplier = names.Multiplier;
        ulong mask = names.Mask;
        if (!names.CanTell)
        {
            return false;
        }

        int limit = Math.Min(close, text.Length - 1 - sizeof(ulong));
        int name = open + 1;
        while (true)
        {
            // The amount of a shift counts modulo 64, and so ~name is 63 less the place in the block.
            ref BlockMasks masks = ref Unsafe.Add(ref blocks, (uint)name / BlockScanner.BlockSize);
            ulong quotes = masks.Quotes >> name | Unsafe.Add(ref masks, 1).Quotes << 1 << ~name;
            ulong behind = quotes & (quotes - 1);
            int nameEnd = name + BitOperations.TrailingZeroCount(behind);
            if ((quotes & 1) == 0 || nameEnd >= limit || nameEnd < NameTails.Length)
            {
                return false;
            }

            ulong letters = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, nameEnd + 1));
            if ((byte)letters != (byte)':' || (mayBeEscaped && index.IsNearBackslash(name, nameEnd) && text[name..nameEnd].Contains((byte)'\\')))
            {
                return false;
            }

            letters >>= 8;
            int value = nameEnd + 2;
            int last;
            if ((byte)letters == (byte)'"')
            {
                // Without the name's closing quote and the value's opening one.
                behind &= behind - 1;
                behind &= behind - 1;
                last = behind != 0 ? name + BitOperations.TrailingZeroCount(behind) : FindEnd(index, value);
            }
            else if (((byte)letters | 0x20) == (byte)'{')
            {
                last = index.FindClose(value + 1, depth);
            }
            else if ((letters & FourLetters) is True or Null)
            {
                last = value + 3;
            }
            else
            {
                last = (letters & FiveLetters) == False ? value + 4 : -1;
            }

            if ((uint)last >= (uint)close)
            {
                return false;
            }

            ulong tail = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, nameEnd - NameTails.Length)) & mask;
            ulong key = MemberNames.KeyOf(tail, nameEnd - name);
            ref MemberNames.Place place = ref Unsafe.Add(ref known, MemberNames.PlaceOf(key, multiplier));

            // Whether a name is wanted cannot be foretold, so what nobody wants is written too, to the last place.
            ulong isWanted = unchecked(0UL - (place.Key == key ? 1UL : 0UL));
            int target = MemberNames.MaxTargets ^ ((MemberNames.MaxTargets ^ (int)place.Target) & (int)isWanted);
            Unsafe.Add(ref found, target) = new MemberPlace(value, last);
            met |= 1UL << target;

            name = last + 2;
            if (Unsafe.Add(ref bytes, last + 1) != (byte)',')
            {
                break;
            }
        }

        if (name - 1 != close)
        {
            return false;
        }

        for (met &= ~(1UL << MemberNames.MaxTargets); met != 0; met &= met - 1)
        {
            int target = BitOperations.TrailingZeroCount(met);
            int value = Unsafe.Add(ref found, target).Value;
            if (!names.IsBefore(text, value, target))
            {
                return false;
            }

            ulong isString = Unsafe.Add(ref bytes, value) == (byte)'"' ? 1UL : 0UL;
            strings |= isString << target;
            others |= (isString ^ 1) << target;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindEnd(StructureIndex index, int value) => index.NextQuote(value + 1);
}
