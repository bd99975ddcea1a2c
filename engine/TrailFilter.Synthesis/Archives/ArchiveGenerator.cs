using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using TrailFilter.Synthesis.Catalogue;
using TrailFilter.Synthesis.World;

namespace TrailFilter.Synthesis.Archives;

/// <summary>
/// Makes the content of planned archives. Each archive depends on the plan and on nothing else, so archives may be made in
/// any order. The uncompressed bytes are the same on every machine; the compressed ones are the same for one version of the
/// runtime's compression library. Not safe for use by several threads; one generator each.
/// </summary>
public sealed class ArchiveGenerator
{
    private readonly GeneratorProfile _profile;
    private readonly RecordGenerator _records;
    private readonly long _start;

    /// <summary>Prepares to make archives of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/> is null.</exception>
    public ArchiveGenerator(ArchivePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _profile = plan.Profile;
        _records = new RecordGenerator(plan.Profile, 0);
        _start = plan.Profile.Start.ToUnixTimeSeconds();
    }

    /// <summary>Writes an archive as CloudTrail delivers it, compressed with gzip; the header carries no time and no name.</summary>
    /// <param name="archive">An archive of the generator's plan.</param>
    /// <param name="output">Where to; not closed.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public void Write(PlannedArchive archive, Stream output)
    {
        ArgumentNullException.ThrowIfNull(output);
        using GZipStream gzip = new(output, CompressionLevel.Optimal, leaveOpen: true);
        WriteUncompressed(archive, gzip);
    }

    /// <summary>Writes what the archive holds: {"Records":[…]}, or a digest's JSON.</summary>
    /// <param name="archive">An archive of the generator's plan.</param>
    /// <param name="output">Where to; not closed.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public void WriteUncompressed(PlannedArchive archive, Stream output)
    {
        ArgumentNullException.ThrowIfNull(archive);
        ArgumentNullException.ThrowIfNull(output);
        if (archive.Kind == ArchiveKind.Digest)
        {
            WriteDigest(archive, output);
        }
        else
        {
            WriteRecords(archive, output);
        }
    }

    /// <returns>The times of the oldest and the newest event, seconds since 1970 UTC.</returns>
    private (long Oldest, long Newest) WriteRecords(PlannedArchive archive, Stream output)
    {
        Xoshiro256 chance = new(archive.Seed);
        _records.Reseed(chance.Next());
        Place place = _records.Places[archive.PlaceIndex];
        double share = _profile.DataShare / (1 - _profile.NetworkActivityShare - _profile.InsightShare);
        ulong data = Xoshiro256.Threshold(Math.Min(1, share));
        long delivered = archive.DeliveredAt.ToUnixTimeSeconds();
        long oldest = long.MaxValue;
        long newest = long.MinValue;
        output.Write("{\"Records\":["u8);
        for (int i = 0; i < archive.Records; i++)
        {
            RecordCategory category = archive.Kind switch
            {
                ArchiveKind.NetworkActivity => RecordCategory.NetworkActivity,
                ArchiveKind.Insight => RecordCategory.Insight,
                ArchiveKind.Aggregated => RecordCategory.Aggregated,
                _ => chance.Chance(data) ? RecordCategory.Data : RecordCategory.Management,
            };
            long time = Math.Max(_start, delivered - 120 - chance.Below(780));
            oldest = Math.Min(oldest, time);
            newest = Math.Max(newest, time);
            if (i > 0)
            {
                output.WriteByte((byte)',');
            }
            output.Write(_records.Next(place, category, time));
        }
        output.Write("]}"u8);
        return (oldest, newest);
    }

    private void WriteDigest(PlannedArchive digest, Stream output)
    {
        List<(PlannedArchive Archive, string Hash, long Oldest, long Newest)> files = [];
        foreach (PlannedArchive covered in digest.Covered)
        {
            using MemoryStream content = new();
            (long oldest, long newest) = WriteRecords(covered, content);

            // CloudTrail hashes the uncompressed log file.
            files.Add((covered, Convert.ToHexStringLower(SHA256.HashData(content.ToArray())), oldest, newest));
        }
        string end = Iso(digest.DeliveredAt.ToUnixTimeSeconds());
        using Utf8JsonWriter json = new(output);
        json.WriteStartObject();
        json.WriteString("awsAccountId", digest.Account);
        json.WriteString("digestStartTime", Iso(digest.DeliveredAt.ToUnixTimeSeconds() - 3600));
        json.WriteString("digestEndTime", end);
        json.WriteString("digestS3Bucket", Bucket.LogBucketName);
        json.WriteString("digestS3Object", digest.Key);
        json.WriteString("digestPublicKeyFingerprint", Xoshiro256.Hash(1, 2).ToString("x16", CultureInfo.InvariantCulture) + Xoshiro256.Hash(3, 4).ToString("x16", CultureInfo.InvariantCulture));
        json.WriteString("digestSignatureAlgorithm", "SHA256withRSA");
        json.WriteString("newestEventTime", Iso(files.Max(file => file.Newest)));
        json.WriteString("oldestEventTime", Iso(files.Min(file => file.Oldest)));
        foreach (string previous in new[] { "S3Bucket", "S3Object", "HashValue", "HashAlgorithm", "Signature" })
        {
            json.WriteNull("previousDigest" + previous);
        }
        json.WriteStartArray("logFiles");
        foreach ((PlannedArchive archive, string hash, long oldest, long newest) in files)
        {
            json.WriteStartObject();
            json.WriteString("s3Bucket", Bucket.LogBucketName);
            json.WriteString("s3Object", archive.Key);
            json.WriteString("hashValue", hash);
            json.WriteString("hashAlgorithm", "SHA-256");
            json.WriteString("newestEventTime", Iso(newest));
            json.WriteString("oldestEventTime", Iso(oldest));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Iso(long seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
