using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using TrailFilter.Core.Fields;

namespace TrailFilter.Core.Verdicts;

/// <summary>
/// Which records are looked at at all: by event time, account and region. A record that does not state what is asked is looked at.
/// </summary>
/// <remarks>
/// Any number of threads may use it at once. It remembers nothing but which of its accounts and regions were met; who asks for that
/// must have waited for the threads.
/// </remarks>
public sealed class RecordScope
{
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ssZ";

    private readonly byte[]? _from;
    private readonly byte[]? _to;
    private readonly WantedValues _accounts;
    private readonly WantedValues _regions;

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
        _accounts = new WantedValues(accounts);
        _regions = new WantedValues(regions);
    }

    /// <summary>The accounts that no record had so far, whatever its time and region.</summary>
    public ImmutableArray<string> AccountsNeverMet => _accounts.NeverMet;

    /// <summary>The regions that no record had so far, whatever its time and account.</summary>
    public ImmutableArray<string> RegionsNeverMet => _regions.NeverMet;

    /// <summary>Paths of the fields a scope looks at.</summary>
    internal static ReadOnlySpan<string> Paths => s_paths;

    private static readonly string[] s_paths = ["eventTime", "recipientAccountId", "awsRegion"];

    internal bool Contains(ReadOnlySpan<byte> record, RecordFields fields)
    {
        FieldPlan plan = fields.Plan;
        FieldValue time = fields.Get(record, plan.SlotOf(s_paths[0]));
        bool isInTime = time.Utf8.Length != TimeFormat.Length || time.Utf8[^1] != (byte)'Z'
            || ((_from is null || time.Utf8.SequenceCompareTo(_from) >= 0) && (_to is null || time.Utf8.SequenceCompareTo(_to) < 0));

        // Each is asked, whatever the others say: it is told which were never met.
        bool isOfAccount = _accounts.Takes(fields.Get(record, plan.SlotOf(s_paths[1])));
        bool isOfRegion = _regions.Takes(fields.Get(record, plan.SlotOf(s_paths[2])));
        return isInTime && isOfAccount && isOfRegion;
    }

    private static byte[]? Text(DateTimeOffset? time) =>
        time is null ? null : Encoding.ASCII.GetBytes(time.Value.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture));

    /// <summary>Values of a field that are asked for; none = all.</summary>
    private sealed class WantedValues
    {
        private readonly ImmutableArray<string> _values;
        private readonly ImmutableArray<byte[]> _utf8;
        private readonly bool[] _met;

        internal WantedValues(IEnumerable<string> values)
        {
            _values = [.. values];
            _utf8 = [.. _values.Select(Encoding.UTF8.GetBytes)];
            _met = new bool[_values.Length];
        }

        internal ImmutableArray<string> NeverMet => [.. _values.Where((_, i) => !_met[i])];

        internal bool Takes(FieldValue value)
        {
            if (_values.IsEmpty || value.IsMissing)
            {
                return true;
            }

            for (int i = 0; i < _utf8.Length; i++)
            {
                if (value.Utf8.SequenceEqual(_utf8[i]))
                {
                    if (!_met[i])
                    {
                        // Whichever thread says it, it is true; said once, the line of the cache stays with all of them.
                        _met[i] = true;
                    }

                    return true;
                }
            }

            return false;
        }
    }
}
