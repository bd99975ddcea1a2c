using System.Globalization;

namespace TrailFilter.Pipeline.Inputs;

/// <summary>
/// What the key (path) of an archive tells about it, in CloudTrail's layout:
/// <code>
/// [prefix/]AWSLogs/[o-orgid/]ACCOUNT/CloudTrail[-KIND]/REGION/YYYY/MM/DD/ACCOUNT_CloudTrail[-KIND]_REGION_YYYYMMDDTHHmmZ_UNIQUE.json.gz
/// </code>
/// Either half is enough: people copy files out of their folders, and other tools rename files inside them.
/// </summary>
public readonly record struct ArchiveKey
{
    private const string Product = "CloudTrail";

    /// <summary>What the archive holds.</summary>
    public ArchiveKind Kind { get; init; }

    /// <summary>The twelve digits of the account whose events these are, or null when the key does not tell.</summary>
    public string? Account { get; init; }

    /// <summary>The Region whose events these are, or null when the key does not tell.</summary>
    public string? Region { get; init; }

    /// <summary>
    /// The moment before which the archive was delivered, or null when the key does not tell. A file name tells it to the
    /// minute, a folder to the day. Delivery, not event time: an event is delivered minutes after it happened, in the worst
    /// case weeks, but never before.
    /// </summary>
    public DateTimeOffset? DeliveredBefore { get; init; }

    /// <summary>Reads a path.</summary>
    /// <param name="path">The path, with <c>/</c> or the platform's own separator.</param>
    public static ArchiveKey Parse(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string[] parts = path.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
        {
            return default;
        }

        ArchiveKey key = FromFileName(parts[^1]);
        ArchiveKey folder = FromFolders(parts.AsSpan()[..^1]);
        return new ArchiveKey
        {
            Kind = key.Kind != ArchiveKind.Unknown ? key.Kind : folder.Kind,
            Account = key.Account ?? folder.Account,
            Region = key.Region ?? folder.Region,
            DeliveredBefore = key.DeliveredBefore ?? folder.DeliveredBefore,
        };
    }

    private static ArchiveKey FromFileName(string name)
    {
        string[] parts = name.Split('_');
        if (parts.Length < 4 || !IsAccount(parts[0]) || KindOf(parts[1]) is not { } kind)
        {
            return default;
        }

        // A digest carries its trail's name and two Regions: 1_CloudTrail-Digest_us-east-1_trail_us-east-1_20260101T000000Z.json.gz.
        bool plain = kind is not (ArchiveKind.Digest or ArchiveKind.LakeQuery);
        bool dated = DateTimeOffset.TryParseExact(
            parts[3], "yyyyMMdd'T'HHmm'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset minute);
        return new ArchiveKey
        {
            Kind = kind,
            Account = parts[0],
            Region = plain && IsRegion(parts[2]) ? parts[2] : null,
            DeliveredBefore = plain && dated ? minute.AddMinutes(1) : null,
        };
    }

    private static ArchiveKey FromFolders(ReadOnlySpan<string> folders)
    {
        for (int i = folders.Length - 1; i >= 0; i--)
        {
            if (KindOf(folders[i]) is not { } kind)
            {
                continue;
            }

            // A folder called CloudTrail may be anything; beneath an account's folder it is CloudTrail's own.
            bool placed = i > 0 && IsAccount(folders[i - 1]);
            if (!placed)
            {
                return new ArchiveKey { Kind = kind == ArchiveKind.Events ? ArchiveKind.Unknown : kind };
            }

            ReadOnlySpan<string> below = folders[(i + 1)..];
            bool regional = below.Length > 0 && IsRegion(below[0]);
            return new ArchiveKey
            {
                Kind = kind,
                Account = folders[i - 1],
                Region = regional ? below[0] : null,
                DeliveredBefore = regional ? EndOfDay(below[1..]) : null,
            };
        }

        return default;
    }

    private static ArchiveKind? KindOf(string part) => part switch
    {
        Product => ArchiveKind.Events,
        Product + "-NetworkActivity" => ArchiveKind.NetworkActivity,
        Product + "-Insight" => ArchiveKind.Insight,
        Product + "-Aggregated" => ArchiveKind.Aggregated,
        Product + "-Digest" => ArchiveKind.Digest,
        Product + "-Lake" => ArchiveKind.LakeQuery,
        _ => null,
    };

    private static bool IsAccount(string part) => part.Length == 12 && !part.AsSpan().ContainsAnyExceptInRange('0', '9');

    // us-east-1, us-gov-west-1, ap-southeast-5: letters and hyphens, ending in a hyphen and a digit.
    private static bool IsRegion(string part)
    {
        bool tail = part.Length is > 6 and < 32 && char.IsAsciiDigit(part[^1]) && part[^2] == '-';
        return tail && char.IsAsciiLetterLower(part[0]) && part.AsSpan().IndexOf('-') == 2
            && part.All(static letter => letter == '-' || char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter));
    }

    private static DateTimeOffset? EndOfDay(ReadOnlySpan<string> parts)
    {
        bool dated = parts.Length >= 3 && DateTimeOffset.TryParseExact(
            $"{parts[0]}/{parts[1]}/{parts[2]}", "yyyy/MM/dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
        return dated
            ? DateTimeOffset.ParseExact(
                $"{parts[0]}/{parts[1]}/{parts[2]}", "yyyy/MM/dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).AddDays(1)
            : null;
    }
}
