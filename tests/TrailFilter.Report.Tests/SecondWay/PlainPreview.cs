using System.Globalization;
using System.Text.Json;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;
using TrailFilter.Core.Verdicts.Reference;
using TrailFilter.Report.Costs;

namespace TrailFilter.Report.Tests.SecondWay;

/// <summary>The figures of a preview, each counted from records anew. A figure is a line of text, see <see cref="ShownPreview"/>.</summary>
internal sealed class PlainPreview
{
    private readonly List<PlainRecord> _all;
    private readonly List<PlainRecord> _records;
    private readonly Dictionary<string, ReferenceVerdict[]> _verdicts;
    private readonly Dictionary<string, Trail> _trails;
    private readonly PlainFacts _facts;
    private readonly string[][] _configurations;
    private readonly Dictionary<int, int>[] _copies;

    /// <param name="all">All records within the scope.</param>
    /// <param name="leavesDuplicatesOut">Whether records whose eventID occurred before count in nothing but what runs count.</param>
    /// <param name="trails">All trails of all configurations, by name.</param>
    /// <param name="verdicts">What each of them decides, by the number of the record.</param>
    /// <param name="facts">Security events and wastes.</param>
    /// <param name="configurations">The trails of each configuration; the first one is the current state.</param>
    public PlainPreview(
        List<PlainRecord> all,
        bool leavesDuplicatesOut,
        Dictionary<string, Trail> trails,
        Dictionary<string, ReferenceVerdict[]> verdicts,
        PlainFacts facts,
        string[][] configurations)
    {
        var ids = new HashSet<string>();
        List<PlainRecord> first = [.. all.Where(record => record.Id.Length == 0 || ids.Add(record.Id))];
        _all = all;
        _records = leavesDuplicatesOut ? first : all;
        Duplicates = all.Count - first.Count;
        _trails = trails;
        _verdicts = verdicts;
        _facts = facts;
        _configurations = configurations;
        _copies =
        [
            .. configurations.Select(names => all.ToDictionary(
                static record => record.Number,
                record => names.Count(name => verdicts[name][record.Number].Outcome == Outcome.Logged))),
        ];
    }

    public int Duplicates { get; }

    public string Totals(int proposed) => Change("", _records, proposed);

    public long Dropped(int proposed) => _records.Count(record => IsDropped(record, proposed));

    public long LoggedNow() => _records.Count(record => IsLogged(record, 0));

    public long Added(int proposed) => _records.Count(record => !IsLogged(record, 0) && IsLogged(record, proposed));

    /// <summary>Rows of the twelve breakdowns, in their order.</summary>
    public IEnumerable<string> Breakdowns(int proposed) =>
    [
        .. ByKey("category", static record => record.Category, proposed),
        .. ByKey("eventSource", static record => record.Source, proposed),
        .. ByKey("eventName", static record => record.Name, proposed),
        .. ByKey("resourceType", static record => record.ResourceType, proposed),
        .. ByKey("resource", static record => record.Parent, proposed),
        .. ByKey("caller", static record => record.Caller, proposed),
        .. ByKey("account", static record => record.Account, proposed),
        .. ByKey("region", static record => record.Region, proposed),
        .. ByKey("readOnly", static record => record.ReadOnly, proposed),
        .. ByKey("errorCode", static record => record.ErrorCode, proposed),
        .. ByTime("day", "yyyy-MM-dd", proposed),
        .. ByTime("hour", "yyyy-MM-dd'T'HH':00Z'", proposed),
    ];

    /// <summary>What each selector logs: duplicates count here.</summary>
    public IEnumerable<string> Selectors(int configuration) =>
        from name in _configurations[configuration]
        let set = _trails[name].Selectors
        from i in Enumerable.Range(0, set.Count)
        let logged = _all.Where(record => _verdicts[name][record.Number].PassedSelectors[i]).ToList()
        let only = logged.Count(record => _verdicts[name][record.Number].PassedSelectors.Count(static passed => passed) == 1)
        let title = i < set.EventSelectors.Length ? null : set.AdvancedEventSelectors[i - set.EventSelectors.Length].Name
        select $"{name} {i + 1} {title}: {logged.Count} logged, {only} only";

    public IEnumerable<(string Row, HashSet<string> Ids)> Droppers(int proposed) =>
        _records.Where(record => IsDropped(record, proposed))
            .GroupBy(static record => (record.Category, record.Source, record.Name, record.ResourceType))
            .OrderByDescending(static group => group.Count())
            .ThenBy(static group => group.Key.Category, StringComparer.Ordinal)
            .ThenBy(static group => group.Key.Source, StringComparer.Ordinal)
            .ThenBy(static group => group.Key.Name, StringComparer.Ordinal)
            .ThenBy(static group => group.Key.ResourceType, StringComparer.Ordinal)
            .Take(20)
            .Select(static group => (
                $"{group.Key.Category} {group.Key.Source} {group.Key.Name} {group.Key.ResourceType}: {Amount(group)}", IdsOf(group)));

    public IEnumerable<(string Row, HashSet<string> Ids)> Security(int proposed) =>
        from record in _records
        where IsDropped(record, proposed)
        from hit in _facts.Security(record)
        group record by hit into hits
        orderby hits.Key.Severity == "high" descending, hits.Count() descending
        let row = hits.Key
        select ($"{row.Severity} {row.Id} {row.Source} {row.Name}: {Amount(hits)}", IdsOf(hits));

    public string SecurityRelevant(int proposed) => Amount(SecurityRelevantRecords(proposed));

    public long SecurityRelevantCount(int proposed) => SecurityRelevantRecords(proposed).Count();

    /// <summary>Wastes in what is logged now, by id.</summary>
    public IEnumerable<string> Wastes()
    {
        List<PlainRecord> logged = [.. _records.Where(record => IsLogged(record, 0))];
        var named =
            from record in logged
            from id in _facts.Wastes(record)
            select (Id: id, Copies: 1, record.Bytes);
        var several =
            from record in logged
            let copies = CopiesOf(record, 0)
            where copies > 1
            select (Id: "several-trails", Copies: copies - 1, record.Bytes);
        return from waste in named.Concat(several)
               group waste by waste.Id into wastes
               orderby wastes.Key
               let records = wastes.Sum(static waste => (long)waste.Copies)
               let bytes = wastes.Sum(static waste => (long)waste.Copies * waste.Bytes)
               select $"{wastes.Key}: {records}/{bytes}, {((double)records / logged.Count).ToString("F9", CultureInfo.InvariantCulture)}";
    }

    /// <summary>What a bill of CloudTrail counts, without what only other options charge.</summary>
    public IEnumerable<string> CostQuantities(int configuration, bool isFirstCopyFree)
    {
        string[] order = ["management-events-first-copy", "management-events-further-copies", "data-events", "network-activity-events"];
        var lines =
            from record in _records
            let copies = CopiesOf(record, configuration)
            let free = isFirstCopyFree && copies > 0 ? 1 : 0
            from line in record.Category switch
            {
                "Management" => new[] { (Item: order[0], Quantity: free), (Item: order[1], Quantity: copies - free) },
                "Data" => [(Item: order[2], Quantity: copies)],
                "NetworkActivity" => [(Item: order[3], Quantity: copies)],
                _ => [],
            }
            where line.Quantity > 0
            group line.Quantity by (record.Account, record.Region, line.Item);
        return lines.OrderBy(static line => line.Key.Account, StringComparer.Ordinal)
            .ThenBy(static line => line.Key.Region, StringComparer.Ordinal)
            .ThenBy(line => Array.IndexOf(order, line.Key.Item))
            .Select(static line => ShownPreview.CostLine(
                line.Key.Account, line.Key.Region, line.Key.Item, line.Sum(), PlainPrices.Of(line.Key.Item, line.Key.Region)));
    }

    /// <summary>What a configuration costs.</summary>
    public PlainCosts Costs(int configuration, CostOptions options) => new(_records, record => CopiesOf(record, configuration), options);

    /// <summary>What the input can show. Of duplicates that are left out, what a run counts by itself still knows.</summary>
    public IEnumerable<string> Coverage()
    {
        DateTimeOffset? first = _records.Min(static record => record.Time);
        DateTimeOffset? last = _records.Max(static record => record.Time);
        return
        [
            $"records {_all.Count}/{_records.Sum(static record => (long)record.Bytes)}, {Duplicates} duplicates",
            $"ambiguous {_all.Count(record => _verdicts.Values.Any(trail => trail[record.Number].Marks.HasFlag(VerdictMarks.Ambiguous)))}",
            $"inferred {_all.Count(static record => !record.Root.TryGetProperty("eventCategory", out JsonElement named) || named.ValueKind == JsonValueKind.Null)}",
            $"taken for writes {_all.Count(IsTakenForWrite)}",
            $"ungoverned {_records.Count(static record => record.Category is not ("Management" or "Data" or "NetworkActivity"))}",
            $"from {first:u} to {last:u}",
            .. Gaps(first, last),
            .. Counts("category", static record => record.Category),
            .. Counts("type", static record => record.ResourceType),
            .. Counts("account", static record => record.Account),
            .. Counts("region", static record => record.Region),
            .. Counts("version", static record => record.Version),
        ];
    }

    // Ruling R12, from the document and the selectors themselves.
    private bool IsTakenForWrite(PlainRecord record) => record.ReadOnly.Length == 0
        && (!record.Root.TryGetProperty("readOnly", out JsonElement value) || value.ValueKind != JsonValueKind.String)
        && _trails.Any(trail => trail.Value.Selectors.EventSelectors
            .Where((selector, i) => selector.ReadWriteType == ReadWriteType.WriteOnly && _verdicts[trail.Key][record.Number].PassedSelectors[i])
            .Any());

    private static string Amount(IEnumerable<PlainRecord> records) =>
        $"{records.Count()}/{records.Sum(static record => (long)record.Bytes)}";

    private static HashSet<string> IdsOf(IEnumerable<PlainRecord> records) => [.. records.Select(static record => record.Id).Where(static id => id.Length > 0)];

    private IEnumerable<PlainRecord> SecurityRelevantRecords(int proposed) =>
        _records.Where(record => IsDropped(record, proposed) && _facts.Security(record).Length > 0);

    private bool IsLogged(PlainRecord record, int configuration) => CopiesOf(record, configuration) > 0;

    private bool IsDropped(PlainRecord record, int proposed) => IsLogged(record, 0) && !IsLogged(record, proposed);

    private int CopiesOf(PlainRecord record, int configuration) => _copies[configuration][record.Number];

    private string Change(string key, IEnumerable<PlainRecord> records, int proposed)
    {
        ILookup<(bool, bool), PlainRecord> fates = records.ToLookup(record => (IsLogged(record, 0), IsLogged(record, proposed)));
        return $"{key}: {Amount(fates[(true, true)])} kept, {Amount(fates[(true, false)])} dropped, "
            + $"{Amount(fates[(false, true)])} added, {Amount(fates[(false, false)])} neither";
    }

    private IEnumerable<string> ByKey(string dimension, Func<PlainRecord, string> keyOf, int proposed) =>
        _records.GroupBy(keyOf)
            .Select(group => (group.Key, Records: group.ToList(), Dropped: group.Count(record => IsDropped(record, proposed))))
            .OrderByDescending(static row => row.Dropped)
            .ThenByDescending(static row => row.Records.Count - row.Dropped)
            .ThenBy(static row => row.Key, StringComparer.Ordinal)
            .Select(row => Change($"{dimension} {row.Key}", row.Records, proposed));

    private IEnumerable<string> ByTime(string dimension, string format, int proposed) =>
        _records.GroupBy(record => record.Time?.ToString(format, CultureInfo.InvariantCulture) ?? "")
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(group => Change($"{dimension} {group.Key}", group, proposed));

    private IEnumerable<string> Counts(string what, Func<PlainRecord, string> keyOf) =>
        _records.GroupBy(keyOf)
            .OrderByDescending(static group => group.Count())
            .ThenBy(static group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{what} {group.Key}: {Amount(group)}");

    // Hour after hour through all the years.
    private IEnumerable<string> Gaps(DateTimeOffset? first, DateTimeOffset? last)
    {
        HashSet<long> hours = [.. _records.Select(static record => record.Time).OfType<DateTimeOffset>().Select(HourOf)];
        long? from = null;
        for (long hour = HourOf(first!.Value); hour <= HourOf(last!.Value); hour++)
        {
            if (!hours.Contains(hour))
            {
                from ??= hour;
            }
            else if (from is not null)
            {
                yield return $"gap {DateTimeOffset.UnixEpoch.AddHours(from.Value):u} {DateTimeOffset.UnixEpoch.AddHours(hour):u}";
                from = null;
            }
        }

        static long HourOf(DateTimeOffset time) => (long)Math.Floor((time - DateTimeOffset.UnixEpoch).TotalHours);
    }
}
