using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using TrailFilter.Core.Fields;

namespace TrailFilter.Core.Verdicts;

/// <summary>
/// Which records are looked at at all: by event time, account and region. A record that does not state what is asked is looked at.
/// Immutable.
/// </summary>
public sealed class RecordScope
{
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ssZ";

    private readonly byte[]? _from;
    private readonly byte[]? _to;
    private readonly ImmutableArray<byte[]> _accounts;
    private readonly ImmutableArray<byte[]> _regions;

    /// <summary>Makes a scope.</summary>
    /// <param name="from">The earliest <c>eventTime</c> that is in scope, or <see langword="null"/>; whole seconds count.</param>
    /// <param name="to">The earliest <c>eventTime</c> that no longer is, or <see langword="null"/>.</param>
    /// <param name="accounts">Values of <c>recipientAccountId</c>; empty for all.</param>
    /// <param name="regions">Values of <c>awsRegion</c>; empty for all.</param>
    public RecordScope(DateTimeOffset? from, DateTimeOffset? to, IEnumerable<string> accounts, IEnumerable<string> regions)
    {
        // CloudTrail writes UTC with whole seconds in one format, so times compare as text.
        _from = Text(from);
        _to = Text(to);
        _accounts = [.. accounts.Select(Encoding.UTF8.GetBytes)];
        _regions = [.. regions.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>Paths of the fields a scope looks at.</summary>
    internal static ReadOnlySpan<string> Paths => s_paths;

    private static readonly string[] s_paths = ["eventTime", "recipientAccountId", "awsRegion"];

    internal bool Contains(ReadOnlySpan<byte> record, RecordFields fields)
    {
        FieldPlan plan = fields.Plan;
        FieldValue time = fields.Get(record, plan.SlotOf(s_paths[0]));
        if (time.Utf8.Length == TimeFormat.Length && time.Utf8[^1] == (byte)'Z'
            && ((_from is not null && time.Utf8.SequenceCompareTo(_from) < 0) || (_to is not null && time.Utf8.SequenceCompareTo(_to) >= 0)))
        {
            return false;
        }

        return IsOneOf(_accounts, fields.Get(record, plan.SlotOf(s_paths[1])))
            && IsOneOf(_regions, fields.Get(record, plan.SlotOf(s_paths[2])));
    }

    private static bool IsOneOf(ImmutableArray<byte[]> wanted, FieldValue value)
    {
        if (wanted.IsEmpty || value.IsMissing)
        {
            return true;
        }

        foreach (byte[] one in wanted.AsSpan())
        {
            if (value.Utf8.SequenceEqual(one))
            {
                return true;
            }
        }

        return false;
    }

    private static byte[]? Text(DateTimeOffset? time) =>
        time is null ? null : Encoding.ASCII.GetBytes(time.Value.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture));
}
