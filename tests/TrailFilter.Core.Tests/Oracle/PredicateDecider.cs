using System.Collections.Immutable;
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

    [ThreadStatic]
    private static (byte[] Record, FaultKind Fault, RecordFacts? Facts, bool Inferred) s_last;

    public string Name => "predicate";

    public bool ChecksWholeRecord => true;

    public IProgramDecider Compile(IReadOnlyList<Trail> trails) => new Program(trails);

    private static (byte[] Record, FaultKind Fault, RecordFacts? Facts, bool Inferred) Read(byte[] record)
    {
        if (ReferenceEquals(s_last.Record, record))
        {
            return s_last;
        }

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

        return s_last = (record, fault, facts, inferred);
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

    private sealed class Program : IProgramDecider
    {
        private readonly (TrailKind Kind, Func<RecordFacts, Bounds>[] Selectors)[] _trails;
        private readonly HashSet<string> _planned =
            ["eventVersion", "eventCategory", "managementEvent", "eventType", "eventSource", "eventName"];

        public Program(IReadOnlyList<Trail> trails)
        {
            _trails =
            [
                .. trails.Select(trail => (
                    trail.Kind,
                    Enumerable.Range(0, trail.Selectors.Count)
                        .Select(index => SelectorPredicates.From(trail.Selectors, index)).ToArray())),
            ];
            foreach (Trail trail in trails)
            {
                _planned.UnionWith(trail.Selectors.AdvancedEventSelectors
                    .SelectMany(selector => selector.FieldSelectors).Select(fieldSelector => fieldSelector.Field)
                    .Where(SelectorPredicates.Fields.Contains));
                if (trail.Selectors.EventSelectors.Any(selector => selector.ReadWriteType != ReadWriteType.All))
                {
                    _planned.Add("readOnly");
                }
            }
        }

        public Decision Decide(byte[] record)
        {
            (_, FaultKind fault, RecordFacts? facts, bool inferred) = Read(record);
            if (fault != FaultKind.None || facts is null)
            {
                return Decision.Faulty(fault);
            }

            if (_planned.Any(path => RecordFacts.IsUnreadable(facts.Texts.GetValueOrDefault(path)))
                || facts.Entries.Exists(entry => new[] { "type", "ARN", "ARNPrefix" }.Any(
                    key => RecordFacts.IsUnreadable(entry.GetValueOrDefault(key)))))
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
            return new Decision(
                FaultKind.None,
                perTrail.Any(trail => trail.Real) ? Outcome.Logged
                    : answers.Exists(answer => answer.Governed) ? Outcome.NotLogged : Outcome.Ungoverned,
                (perTrail.Any(trail => trail.Least != trail.Most) ? VerdictMarks.Ambiguous : VerdictMarks.None)
                    | (inferred ? VerdictMarks.CategoryInferred : VerdictMarks.None),
                [.. answers.SelectMany(answer => answer.Each).Select(bounds => bounds.Real)]);
        }
    }
}
