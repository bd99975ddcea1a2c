using System.Collections.Frozen;

namespace TrailFilter.Pipeline.Inputs;

/// <summary>
/// Which accounts, Regions and times are asked for, as far as the key of an archive can rule it out. The records of an archive
/// that is not ruled out are filtered by content, so ruling out saves time and never changes the result.
/// </summary>
public sealed class ArchiveScope
{
    // AWS's clocks and ours, and the minute a file name is rounded to. Generous, because a wrong skip loses records and a
    // superfluous read costs only time.
    private static readonly TimeSpan s_clockTolerance = TimeSpan.FromHours(1);

    // Until this day CloudFront, IAM and STS events of a trail in another Region were delivered under that Region's folder
    // although their awsRegion is the partition's home Region (AWS's announcement names 2021-11-22; a day is left for the change).
    private static readonly DateTimeOffset s_globalEventsAtHome = new(2021, 11, 24, 0, 0, 0, TimeSpan.Zero);

    private static readonly FrozenSet<string> s_homeRegions =
        FrozenSet.Create(StringComparer.Ordinal, "us-east-1", "us-gov-west-1", "us-gov-east-1", "cn-north-1", "cn-northwest-1");

    private readonly FrozenSet<string> _accounts;
    private readonly FrozenSet<string> _regions;
    private readonly DateTimeOffset? _from;
    private readonly bool _homeRegionAsked;

    /// <summary>Makes a scope.</summary>
    /// <param name="accounts">Account identifiers; none = all.</param>
    /// <param name="regions">Regions as in <c>awsRegion</c>; none = all.</param>
    /// <param name="from">The earliest event time; null = any. There is no latest: see <see cref="Excludes"/>.</param>
    public ArchiveScope(IEnumerable<string>? accounts = null, IEnumerable<string>? regions = null, DateTimeOffset? from = null)
    {
        _accounts = (accounts ?? []).ToFrozenSet(StringComparer.Ordinal);
        _regions = (regions ?? []).ToFrozenSet(StringComparer.Ordinal);
        _from = from;
        _homeRegionAsked = _regions.Any(s_homeRegions.Contains);
    }

    /// <summary>Whether nothing can be ruled out.</summary>
    public bool IsEverything => _accounts.Count == 0 && _regions.Count == 0 && _from is null;

    /// <summary>Whether no record of the archive with this key can be within the scope.</summary>
    /// <param name="key">The key; what it does not tell rules out nothing.</param>
    /// <remarks>
    /// The time in a key is that of delivery. An event is never delivered before it happened, so an archive delivered before
    /// <c>from</c> holds only older events and is ruled out. The other end rules out nothing: delivery is retried for up to
    /// thirty days and amended records come later still, so an archive delivered long after <c>to</c> may hold events from before it.
    /// </remarks>
    public bool Excludes(in ArchiveKey key)
    {
        if (key.Account is not null && _accounts.Count > 0 && !_accounts.Contains(key.Account))
        {
            return true;
        }

        if (key.DeliveredBefore is { } delivered && _from is { } from && delivered + s_clockTolerance <= from)
        {
            return true;
        }

        if (key.Region is null || _regions.Count == 0 || _regions.Contains(key.Region))
        {
            return false;
        }

        bool mayHoldGlobalEvents = key.DeliveredBefore is null || key.DeliveredBefore <= s_globalEventsAtHome;
        return !(_homeRegionAsked && mayHoldGlobalEvents);
    }
}
