using System.Globalization;
using System.Text;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Tests.Tallies;

/// <summary>eventIDs are compared by their hashes alone, so keys that resemble one another must not share them.</summary>
public sealed class KeyHashTests
{
    [Fact]
    public void Numbers_written_in_any_form_have_different_hashes()
    {
        var keys = new HashSet<string>();
        foreach (int number in Enumerable.Range(0, 40_000))
        {
            keys.Add(number.ToString(CultureInfo.InvariantCulture));
            keys.Add($"{number:d8}");
            keys.Add($"id-{number:x}");
            keys.Add($"{number:x8}-0000-4000-8000-000000000000");
            keys.Add($"00000000-0000-4000-8000-{number:d12}");
            keys.Add($"00000000-0000-4{number % 1000:d3}-8000-{number / 1000:d12}");
            keys.Add(new string('0', number % 300) + new string('1', number / 300));
        }

        Assert.Equal(keys.Count, keys.Select(static key => KeyHash.Of(Encoding.ASCII.GetBytes(key))).Distinct().Count());
        Assert.True(keys.Count > 200_000);
    }

    [Fact]
    public void Every_bit_of_a_key_changes_its_hash_everywhere()
    {
        for (int length = 1; length <= 70; length++)
        {
            byte[] key = [.. Enumerable.Range(0, length).Select(static i => (byte)(i * 37))];
            ulong hash = KeyHash.Of(key);
            for (int bit = 0; bit < 8 * length; bit++)
            {
                key[bit / 8] ^= (byte)(1 << (bit % 8));
                int changed = System.Numerics.BitOperations.PopCount(hash ^ KeyHash.Of(key));
                Assert.True(changed is > 8 and < 56, $"{changed} bits of 64 changed with bit {bit} of a key of {length} bytes.");
                key[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }
    }

    [Fact]
    public void A_hash_is_the_same_in_every_process() => Assert.Equal(12320631341904986756UL, KeyHash.Of("eventID"u8));
}
