using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using TrailFilter.Core.Records;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;

namespace TrailFilter.Core.Tests.Oracle;

/// <summary>The second reading of the rulings, over token-wise facts and predicates; see <see cref="SelectorPredicates"/>.</summary>
internal sealed class PredicateDecider : IDecider
{
    private static readonly string[] s_recordKeys =
        ["managementEvent", "eventType", "eventCategory", "eventName", "eventSource", "eventVersion"];

    private static readonly string[] s_legacyDataEvents =
    [
        .. ("GetObject HeadObject PutObject PostObject DeleteObject DeleteObjects CopyObject ListObjects ListObjectVersions ListParts "
            + "GetObjectAcl PutObjectAcl GetObjectTagging PutObjectTagging DeleteObjectTagging UploadPart UploadPartCopy "
            + "CreateMultipartUpload CompleteMultipartUpload AbortMultipartUpload RestoreObject SelectObjectContent GetObjectTorrent")
            .Split(' ').Select(name => "s3.amazonaws.com " + name),
        "lambda.amazonaws.com Invoke",
        .. ("GetItem PutItem DeleteItem UpdateItem Query Scan BatchGetItem BatchWriteItem TransactGetItems TransactWriteItems "
            + "ExecuteStatement ExecuteTransaction BatchExecuteStatement").Split(' ').Select(name => "dynamodb.amazonaws.com " + name),
    ];

    // Many programs decide the same record: it is read once.
    private static readonly ConditionalWeakTable<byte[], ReadRecord> s_read = [];

    public string Name => "predicate";

    public bool ChecksWholeRecord => true;

    public IProgramDecider Compile(IReadOnlyList<Trail> trails) => new Program(trails);

    private static ReadRecord Read(byte[] record)
    {
        FaultKind fault = FaultKind.InvalidUtf8;
        RecordFacts? facts = null;
        try
        {
            if (Utf8.IsValid(record))
            {
                facts = RecordFacts.Read(record);
                fault = facts is null ? FaultKind.NotAnObject
                    : facts.TopLevelKeys.Overlaps(s_recordKeys) ? FaultKind.None : FaultKind.NotARecord;
            }
        }
        catch (JsonException)
        {
            fault = FaultKind.InvalidJson;
        }

        bool inferred = facts is { HasCategory: false };
        if (inferred)
        {
            // From here on an inferred category is a field like any other, and an ungoverned record has none.
            facts!.Texts.Remove("eventCategory");
            if (Infer(facts) is { } category)
            {
                facts.Texts["eventCategory"] = Encoding.UTF8.GetBytes(category);
            }
        }

        return new ReadRecord(fault, facts, inferred);
    }

    private static string? Infer(RecordFacts facts)
    {
        string managementEvent = Text("managementEvent");
        string eventType = Text("eventType");
        string call = Text("eventSource") + " " + Text("eventName");
        bool hasObject = facts.Entries.Exists(
            entry => entry.TryGetValue("type", out byte[]? type) && type.AsSpan().SequenceEqual("AWS::S3::Object"u8));
        return (managementEvent, eventType) switch
        {
            ("true", _) => "Management",
            ("false", _) => "Data",
            (_, "AwsVpceEvent" or "AwsVpceEvents") => "NetworkActivity",
            (_, "AwsCloudTrailInsight" or "AwsAggregatedEvent") => null,
            _ => hasObject || s_legacyDataEvents.Contains(call) ? "Data" : "Management",
        };

        string Text(string path) => Encoding.UTF8.GetString(facts.Texts.GetValueOrDefault(path) ?? []);
    }

    private sealed record ReadRecord(FaultKind Fault, RecordFacts? Facts, bool Inferred);

    private sealed class Program : IProgramDecider
    {
        private readonly (TrailKind Kind, Func<RecordFacts, Bounds>[] Selectors)[] _trails;
        // No field has this name, not even one that does not exist.
        private const string Entries = "the entries of resources";

        private readonly HashSet<string> _planned = ["eventCategory"];
        private readonly bool[] _writeOnly;

        public Program(IReadOnlyList<Trail> trails)
        {
            _trails =
            [
                .. trails.Select(trail => (
                    trail.Kind,
                    Enumerable.Range(0, trail.Selectors.Count)
                        .Select(index => SelectorPredicates.From(trail.Selectors, index)).ToArray())),
            ];
            _writeOnly =
            [
                .. trails.SelectMany(static trail => trail.Selectors.EventSelectors
                    .Select(static selector => selector.ReadWriteType == ReadWriteType.WriteOnly)
                    .Concat(trail.Selectors.AdvancedEventSelectors.Select(static _ => false))),
            ];
            foreach (SelectorSet set in trails.Select(trail => trail.Selectors))
            {
                _planned.UnionWith(set.AdvancedEventSelectors.SelectMany(Planned));
                _planned.UnionWith(set.EventSelectors.SelectMany(Planned));
            }
        }

        private static IEnumerable<string> Planned(AdvancedEventSelector selector)
        {
            var fields = selector.FieldSelectors.ToLookup(
                fieldSelector => SelectorPredicates.IsOfEntry(fieldSelector.Field) ? Entries : fieldSelector.Field,
                fieldSelector => fieldSelector.Conditions.Where(condition => condition.Values.Length > 0).ToList());
            bool neverPasses = fields.Any(field => field.Key != Entries && !SelectorPredicates.Fields.Contains(field.Key)
                && field.Any(conditions => conditions.Exists(condition => condition.Operator <= FieldOperator.EndsWith)));
            return neverPasses ? []
                : fields.Where(field => field.Key == Entries
                    || (SelectorPredicates.Fields.Contains(field.Key) && field.Any(conditions => conditions.Count > 0)))
                    .Select(field => field.Key);
        }

        private static IEnumerable<string> Planned(EventSelector selector)
        {
            bool data = selector.DataResources.Sum(resource => resource.Values.Length) > 0;
            bool management = selector.IncludeManagementEvents;
            (string Field, bool Wanted)[] fields =
            [
                (Entries, data),
                ("readOnly", (data || management) && selector.ReadWriteType != ReadWriteType.All),
                ("eventSource", management && selector.ExcludeManagementEventSources.Length > 0),
            ];
            return fields.Where(field => field.Wanted).Select(field => field.Field);
        }

        private bool IsUnreadable(RecordFacts facts, bool inferred)
        {
            bool texts = facts.Texts.Any(text => RecordFacts.IsUnreadable(text.Value)
                && (_planned.Contains(text.Key) || (inferred && s_recordKeys.Contains(text.Key))));
            bool entries = (inferred || _planned.Contains(Entries)) && facts.Entries.Exists(entry => entry.Any(
                text => text.Key is "type" or "ARN" or "ARNPrefix" && RecordFacts.IsUnreadable(text.Value)));
            return texts || entries;
        }

        public Decision Decide(byte[] record)
        {
            (FaultKind fault, RecordFacts? facts, bool inferred) = s_read.GetValue(record, Read);
            if (fault != FaultKind.None || facts is null)
            {
                return Decision.Faulty(fault);
            }

            if (facts.HasUnreadable && IsUnreadable(facts, inferred))
            {
                return Decision.Faulty(FaultKind.InvalidEscape);
            }

            string? category = facts.Texts.TryGetValue("eventCategory", out byte[]? text) ? Encoding.UTF8.GetString(text) : null;
            bool ofATrail = category is "Management" or "Data" or "NetworkActivity";
            var answers = _trails.Select(trail =>
            {
                bool governed = category is not null && (ofATrail || trail.Kind == TrailKind.EventDataStore);
                return (
                    Governed: governed,
                    Each: trail.Selectors.Select(selector => governed ? selector(facts) : Bounds.Sure(false)).ToArray());
            }).ToList();
            Bounds[] perTrail =
                [.. answers.Select(answer => answer.Each.Aggregate(Bounds.Sure(false), (left, right) => left | right))];
            bool[] real = [.. answers.SelectMany(answer => answer.Each).Select(bounds => bounds.Real)];
            bool takenForWrite = !facts.Texts.ContainsKey("readOnly") && real.Zip(_writeOnly, (passes, isOne) => passes && isOne).Contains(true);
            return new Decision(
                FaultKind.None,
                perTrail.Any(trail => trail.Real) ? Outcome.Logged
                    : answers.Exists(answer => answer.Governed) ? Outcome.NotLogged : Outcome.Ungoverned,
                (perTrail.Any(trail => trail.Least != trail.Most) ? VerdictMarks.Ambiguous : VerdictMarks.None)
                    | (takenForWrite ? VerdictMarks.ReadOnlyMissing : VerdictMarks.None)
                    | (inferred ? VerdictMarks.CategoryInferred : VerdictMarks.None),
                [.. real]);
        }
    }
}
