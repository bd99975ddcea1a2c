using System.Collections.Immutable;
using System.Text;
using TrailFilter.Synthesis.Templates;

namespace TrailFilter.Synthesis.Archives;

/// <summary>
/// Divides a number of records into archives as CloudTrail delivers them: many small files, a few busy ones, spread over the
/// profile's accounts, Regions and time. Immutable and safe to share between threads.
/// </summary>
public sealed class ArchivePlan
{
    /// <summary>Archives are stamped with multiples of five minutes.</summary>
    private const int StampSeconds = 300;

    /// <summary>
    /// Records per archive by quantile, as measured on a small account's trail: from the first number to the second, for so
    /// many of a hundred archives.
    /// </summary>
    private static readonly (int Percent, int Low, int High)[] s_sizes =
        [(10, 1, 3), (15, 4, 10), (25, 11, 22), (25, 23, 60), (17, 61, 150), (8, 151, 394)];

    private ArchivePlan(GeneratorProfile profile, ImmutableArray<PlannedArchive> archives)
    {
        Profile = profile;
        Archives = archives;
    }

    /// <summary>The profile the plan was made for.</summary>
    public GeneratorProfile Profile { get; }

    /// <summary>The archives, by delivery time; digests stand last.</summary>
    public ImmutableArray<PlannedArchive> Archives { get; }

    /// <summary>Makes a plan.</summary>
    /// <param name="profile">What the records look like and how far they spread.</param>
    /// <param name="seed">Which of the possible plans; any number.</param>
    /// <param name="records">How many records all archives together hold, zero or more.</param>
    /// <param name="withDigests">Whether each account and Region gets a digest, of the hour of its first archive.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="profile"/> is null.</exception>
    /// <exception cref="ArgumentException">A value of the profile is out of range.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="records"/> is negative.</exception>
    public static ArchivePlan Create(GeneratorProfile profile, ulong seed, long records, bool withDigests = false)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentOutOfRangeException.ThrowIfNegative(records);
        profile.ThrowIfInvalid();
        Xoshiro256 chance = new(seed);
        long network = (long)(records * profile.NetworkActivityShare);
        long insight = (long)(records * profile.InsightShare);
        long aggregated = insight / 4;

        List<(long Time, ArchiveKind Kind, int Records)> drafts = [];
        Draft(drafts, profile, ArchiveKind.Events, records - network - insight, chance);
        Draft(drafts, profile, ArchiveKind.NetworkActivity, network, chance);
        Draft(drafts, profile, ArchiveKind.Insight, insight - aggregated, chance);
        Draft(drafts, profile, ArchiveKind.Aggregated, aggregated, chance);

        int[] nextPlace = new int[Enum.GetValues<ArchiveKind>().Length];
        LogFileNames names = new(profile);
        List<PlannedArchive> archives = [];

        // OrderBy is stable, so equal times keep the order of the kinds.
        foreach ((long time, ArchiveKind kind, int count) in drafts.OrderBy(draft => draft.Time))
        {
            int place = nextPlace[(int)kind]++ % (profile.Accounts.Length * profile.Regions.Length);
            archives.Add(Plan(profile, names, kind, place, time, count, Xoshiro256.Hash(seed, (ulong)archives.Count), chance));
        }
        if (withDigests)
        {
            archives.AddRange(Digests(profile, names, archives));
        }
        return new ArchivePlan(profile, [.. archives]);
    }

    private static void Draft(
        List<(long Time, ArchiveKind Kind, int Records)> drafts, GeneratorProfile profile, ArchiveKind kind, long records, Xoshiro256 chance)
    {
        List<int> counts = [];
        while (records > 0)
        {
            int count = (int)Math.Min(records, kind is ArchiveKind.Insight or ArchiveKind.Aggregated ? chance.Between(1, 4) : DrawSize(profile, chance));
            counts.Add(count);
            records -= count;
        }
        long start = profile.Start.ToUnixTimeSeconds();
        long span = (long)profile.Span.TotalSeconds;
        for (int i = 0; i < counts.Count; i++)
        {
            long time = start + (((2 * i) + 1) * span / (2 * counts.Count));
            drafts.Add((time - (time % StampSeconds), kind, counts[i]));
        }
    }

    private static int DrawSize(GeneratorProfile profile, Xoshiro256 chance)
    {
        if (chance.Chance(Xoshiro256.Threshold(profile.BusyArchiveShare)))
        {
            // At most 24,000 records: CloudTrail's files end at 50 MB.
            return chance.Skewed(1_500, 24_000);
        }
        int percent = chance.Below(100);
        foreach ((int share, int low, int high) in s_sizes)
        {
            if (percent < share)
            {
                return chance.Between(low, high);
            }
            percent -= share;
        }
        return 1;
    }

    private static PlannedArchive Plan(
        GeneratorProfile profile, LogFileNames names, ArchiveKind kind, int place, long time, int records, ulong seed, Xoshiro256 chance)
    {
        string account = profile.Accounts[place / profile.Regions.Length];
        string region = profile.Regions[place % profile.Regions.Length];
        ByteCursor key = new(stackalloc byte[512]);
        names.WriteKey(ref key, account, FolderOf(kind), region, time, chance);
        return new PlannedArchive
        {
            Key = Encoding.ASCII.GetString(key.Written),
            Kind = kind,
            Account = account,
            Region = region,
            DeliveredAt = DateTimeOffset.FromUnixTimeSeconds(time),
            Records = records,
            Seed = seed,
            PlaceIndex = place,
        };
    }

    private static List<PlannedArchive> Digests(GeneratorProfile profile, LogFileNames names, List<PlannedArchive> archives)
    {
        List<PlannedArchive> digests = [];
        Span<byte> buffer = stackalloc byte[512];
        foreach (IGrouping<int, PlannedArchive> place in archives.Where(a => a.Kind == ArchiveKind.Events).GroupBy(a => a.PlaceIndex).OrderBy(g => g.Key))
        {
            PlannedArchive first = place.First();
            long hour = first.DeliveredAt.ToUnixTimeSeconds() / 3600;
            ByteCursor key = new(buffer);
            names.WriteDigestKey(ref key, first.Account, first.Region, (hour + 1) * 3600);
            digests.Add(new PlannedArchive
            {
                Key = Encoding.ASCII.GetString(key.Written),
                Kind = ArchiveKind.Digest,
                Account = first.Account,
                Region = first.Region,
                DeliveredAt = DateTimeOffset.FromUnixTimeSeconds((hour + 1) * 3600),
                Records = 0,
                Seed = first.Seed,
                PlaceIndex = first.PlaceIndex,
                Covered = [.. place.Where(a => a.DeliveredAt.ToUnixTimeSeconds() / 3600 == hour)],
            });
        }
        return digests;
    }

    private static string FolderOf(ArchiveKind kind) => kind == ArchiveKind.Events ? "CloudTrail" : $"CloudTrail-{kind}";
}
