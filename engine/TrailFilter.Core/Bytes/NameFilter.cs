using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TrailFilter.Core.Bytes;

/// <summary>
/// Tells most names that are not wanted from those that are by a few of their last letters, for all names of a block at once.
/// </summary>
/// <remarks>
/// At a fixed distance before their closing quotes the wanted names have some letters. Where no two of them have the same low four
/// bits, a table of sixteen holds them, and one shuffle and one comparison tell which of 64 bytes are among them. The distances
/// that leave fewest letters are used; a name that passes all of them is compared letter by letter afterwards.
/// </remarks>
internal sealed class NameFilter
{
    private const int Places = 3;
    private const int TableSize = BlockScanner.BlockSize;

    private readonly int[] _distances = new int[Places];

    // Four times sixteen bytes a place, so that each vector width loads as much as it needs.
    private readonly byte[] _letters = new byte[Places * TableSize];

    /// <summary>Makes the filter.</summary>
    /// <param name="tails">The last eight bytes of each name before its closing quote.</param>
    /// <param name="letters">How many of these bytes count.</param>
    internal NameFilter(ReadOnlySpan<ulong> tails, int letters)
    {
        var places = new List<Place>();
        for (int distance = 1; distance <= letters; distance++)
        {
            if (TryLayOut(tails, distance, out Place? place))
            {
                places.Add(place);
            }
        }

        // With fewer usable places than three the best one is looked at again.
        places.Sort(static (one, other) => one.Count != other.Count ? one.Count - other.Count : other.Distance - one.Distance);
        IsUseful = places.Count > 0;
        for (int i = 0; i < Places && IsUseful; i++)
        {
            Place place = places[Math.Min(i, places.Count - 1)];
            _distances[i] = place.Distance;
            for (int at = 0; at < TableSize; at += place.Letters.Length)
            {
                place.Letters.CopyTo(_letters, (i * TableSize) + at);
            }
        }
    }

    /// <summary>Whether any name is turned away.</summary>
    internal bool IsUseful { get; }

    /// <summary>A bit for each place of a block where the closing quote of a wanted name may stand.</summary>
    /// <param name="block">The first byte of the block; <see cref="NameTails.Length"/> bytes before it and 64 from it are readable.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong EndsIn<TScanner>(ref byte block)
        where TScanner : struct, IBlockScanner<TScanner>, allows ref struct
    {
        // SAFETY: three distances of at most eight bytes, and three tables of 64.
        ref int distances = ref MemoryMarshal.GetArrayDataReference(_distances);
        ref byte letters = ref MemoryMarshal.GetArrayDataReference(_letters);
        return TScanner.OneOf(in Unsafe.Subtract(ref block, distances), in letters)
            & TScanner.OneOf(in Unsafe.Subtract(ref block, Unsafe.Add(ref distances, 1)), in Unsafe.Add(ref letters, TableSize))
            & TScanner.OneOf(in Unsafe.Subtract(ref block, Unsafe.Add(ref distances, 2)), in Unsafe.Add(ref letters, 2 * TableSize));
    }

    private static bool TryLayOut(ReadOnlySpan<ulong> tails, int distance, [NotNullWhen(true)] out Place? place)
    {
        // A letter that is not wanted differs from what its low four bits lead to: that has other low bits.
        byte[] letters = new byte[16];
        for (int low = 0; low < letters.Length; low++)
        {
            letters[low] = (byte)(low ^ 1);
        }

        place = null;
        int count = 0;
        foreach (ulong tail in tails)
        {
            byte letter = (byte)(tail >> (8 * (NameTails.Length - distance)));
            ref byte known = ref letters[letter & 0x0F];
            if (known != letter)
            {
                if ((known & 0x0F) == (letter & 0x0F) || letter >= 0x80)
                {
                    return false;
                }

                known = letter;
                count++;
            }
        }

        place = new Place(distance, count, letters);
        return true;
    }

    private sealed record Place(int Distance, int Count, byte[] Letters);
}
