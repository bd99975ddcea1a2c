using System.Text;
using TrailFilter.Synthesis.Templates;

namespace TrailFilter.Synthesis.Archives;

/// <summary>Keys of the files a trail delivers: AWSLogs/[o-org/]ACCOUNT/CloudTrail/REGION/YYYY/MM/DD/ACCOUNT_CloudTrail_REGION_STAMP_UNIQUE.json.gz.</summary>
internal sealed class LogFileNames(GeneratorProfile profile)
{
    /// <summary>Characters of the unique part of a file name.</summary>
    private const int UniqueLength = 16;

    private static ReadOnlySpan<byte> UniqueAlphabet => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"u8;

    public static ReadOnlyMemory<byte> Bucket { get; } = Encoding.ASCII.GetBytes(World.Bucket.LogBucketName);

    public static ReadOnlyMemory<byte> Prefix { get; } = Encoding.ASCII.GetBytes("AWSLogs/");

    /// <summary>Writes the key of some file of some account, delivered at about the given time.</summary>
    public void WriteKey(ref ByteCursor cursor, long time, Xoshiro256 chance)
    {
        string account = profile.Accounts[chance.Below(profile.Accounts.Length)];
        string region = profile.Regions[chance.Below(profile.Regions.Length)];
        WriteKey(ref cursor, account, "CloudTrail", region, time - (time % 300), chance);
    }

    /// <summary>
    /// Writes the key of an archive in the folder CloudTrail, CloudTrail-NetworkActivity, CloudTrail-Insight or
    /// CloudTrail-Aggregated, delivered at a time given as seconds since 1970 UTC.
    /// </summary>
    public void WriteKey(ref ByteCursor cursor, string account, string folder, string region, long time, Xoshiro256 chance)
    {
        WriteFolder(ref cursor, account, folder, region, time);
        cursor.Write(account);
        cursor.Write("_"u8);
        cursor.Write(folder);
        cursor.Write("_"u8);
        cursor.Write(region);
        cursor.Write("_"u8);
        TimeText.WriteStamp(ref cursor, time);
        cursor.Write("_"u8);
        Span<byte> unique = cursor.Take(UniqueLength);
        for (int i = 0; i < unique.Length; i++)
        {
            unique[i] = UniqueAlphabet[chance.Below(UniqueAlphabet.Length)];
        }
        cursor.Write(".json.gz"u8);
    }

    /// <summary>
    /// Writes the key of a digest for the hour that ends at the given time. It names the trail and the trail's home Region,
    /// and its stamp has seconds.
    /// </summary>
    public void WriteDigestKey(ref ByteCursor cursor, string account, string region, long time)
    {
        const string Folder = "CloudTrail-Digest";
        WriteFolder(ref cursor, account, Folder, region, time);
        cursor.Write(account);
        cursor.Write("_"u8);
        cursor.Write(Folder);
        cursor.Write("_"u8);
        cursor.Write(region);
        cursor.Write("_management-events_"u8);
        cursor.Write(profile.Regions[0]);
        cursor.Write("_"u8);
        TimeText.WriteStamp(ref cursor, time, withSeconds: true);
        cursor.Write(".json.gz"u8);
    }

    /// <summary>Writes the folder part of a key, ending in a slash.</summary>
    private void WriteFolder(ref ByteCursor cursor, string account, string folder, string region, long time)
    {
        cursor.Write(Prefix.Span);
        if (profile.OrganizationId is not null)
        {
            cursor.Write(profile.OrganizationId);
            cursor.Write("/"u8);
        }
        cursor.Write(account);
        cursor.Write("/"u8);
        cursor.Write(folder);
        cursor.Write("/"u8);
        cursor.Write(region);
        cursor.Write("/"u8);
        TimeText.WriteFolders(ref cursor, time);
    }
}
