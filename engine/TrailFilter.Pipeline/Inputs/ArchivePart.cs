using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace TrailFilter.Pipeline.Inputs;

/// <summary>
/// One of several parts of a pile, written <c>1/20</c>. An archive is in a part by a hash of its key alone: so the same archive is in
/// the same part on every machine and in every run, in whatever order archives are found, and parts 1/N to N/N are the whole pile
/// without anything twice.
/// </summary>
/// <remarks>
/// The hash is FNV-1a with 64 bits over the key in UTF-8, mixed by the last step of MurmurHash3 (fmix64): keys that follow one another differ
/// in a few letters, and FNV-1a alone leaves that to be seen in the remainder. An archive is in part (hash mod N) + 1.
/// </remarks>
public readonly record struct ArchivePart
{
    /// <summary>The most parts a pile can be divided into.</summary>
    public const int MaxParts = 1_000_000;

    private const string Root = "AWSLogs";

    /// <summary>Names a part.</summary>
    /// <param name="number">Which part, from 1.</param>
    /// <param name="parts">How many there are, up to <see cref="MaxParts"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    public ArchivePart(int number, int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parts, MaxParts);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, parts);
        (Number, Parts) = (number, parts);
    }

    /// <summary>Which part, from 1.</summary>
    public int Number { get; }

    /// <summary>How many there are.</summary>
    public int Parts { get; }

    /// <summary>Reads a part such as <c>1/20</c>.</summary>
    /// <returns>False when it is none.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out ArchivePart part)
    {
        part = default;
        string[] halves = text?.Split('/') ?? [];
        if (halves.Length != 2
            || !int.TryParse(halves[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            || !int.TryParse(halves[1], NumberStyles.None, CultureInfo.InvariantCulture, out int parts)
            || parts is < 1 or > MaxParts || number < 1 || number > parts)
        {
            return false;
        }

        part = new ArchivePart(number, parts);
        return true;
    }

    /// <summary>
    /// What an archive is hashed by: its path from the last folder <c>AWSLogs</c> on, as CloudTrail names it in the bucket; without
    /// such a folder its path below the input it was found through. So it does not matter where a copy of a bucket lies.
    /// </summary>
    public static string KeyOf(InputArchive archive)
    {
        ArgumentNullException.ThrowIfNull(archive);
        string path = (archive.FullPath ?? archive.Name).Replace('\\', '/');
        int at = path.LastIndexOf($"/{Root}/", StringComparison.Ordinal);
        return at >= 0 ? path[(at + 1)..] : archive.RelativePath;
    }

    /// <summary>The hash of a key; see the remarks.</summary>
    public static ulong HashOf(string key)
    {
        ulong hash = 0xcbf29ce484222325;
        foreach (byte letter in Encoding.UTF8.GetBytes(key))
        {
            hash = (hash ^ letter) * 0x100000001b3;
        }

        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
        return hash ^ (hash >> 33);
    }

    /// <summary>Whether an archive with this key is in this part.</summary>
    public bool Holds(string key) => Parts <= 1 || HashOf(key) % (ulong)Parts == (ulong)(Number - 1);

    /// <summary>As it is written: <c>1/20</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Parts}");
}
