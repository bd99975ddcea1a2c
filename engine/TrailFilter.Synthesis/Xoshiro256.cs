using System.Numerics;

namespace TrailFilter.Synthesis;

/// <summary>
/// The generator's own source of chance: xoshiro256** seeded through splitmix64, both by Blackman and Vigna and in the
/// public domain as algorithms. System.Random is not used because its algorithm may change between runtimes.
/// </summary>
internal sealed class Xoshiro256
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    public Xoshiro256(ulong seed) => Reseed(seed);

    /// <summary>Starts the sequence that belongs to <paramref name="seed"/>.</summary>
    public void Reseed(ulong seed)
    {
        _s0 = Mix(ref seed);
        _s1 = Mix(ref seed);
        _s2 = Mix(ref seed);
        _s3 = Mix(ref seed);
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A number from 0 to <paramref name="bound"/> - 1; the bias is below bound / 2^32, which no sample here can show.</summary>
    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>
    /// A number from <paramref name="low"/> to <paramref name="high"/> whose logarithm is spread evenly, to within a factor
    /// of two. Integers only: floating-point logarithms differ in the last bit between machines.
    /// </summary>
    public int Skewed(int low, int high)
    {
        int octaves = BitOperations.Log2((uint)(high / low)) + 1;
        int start = low << Below(octaves);
        int end = Math.Min(high, (start * 2) - 1);
        return Between(Math.Min(start, end), end);
    }

    /// <summary>True with the probability threshold / 2^32.</summary>
    public bool Chance(ulong threshold) => Next() >> 32 < threshold;

    /// <summary>One step of splitmix64: advances the state and returns its mixed value.</summary>
    public static ulong Mix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>A well-mixed number that depends on both arguments only.</summary>
    public static ulong Hash(ulong a, ulong b)
    {
        ulong state = a ^ BitOperations.RotateLeft(b * 0xD1B54A32D192ED03UL, 32);
        return Mix(ref state);
    }

    /// <summary>The threshold for <see cref="Chance"/> that belongs to a share from 0 to 1.</summary>
    public static ulong Threshold(double share) => (ulong)(share * 4294967296.0);
}
