using System.Text;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Core.Tests.Oracle;

/// <summary>
/// Selectors turned into predicates over a record's facts: a second reading of the rulings, made to check the first. Texts are
/// compared as bytes, and R16's doubt is carried along in each answer instead of being asked for separately.
/// </summary>
internal static class SelectorPredicates
{
    /// <summary>The fields that selectors know and that have one value a record.</summary>
    public static IReadOnlySet<string> Fields { get; } = new HashSet<string>
    {
        "eventCategory", "eventSource", "eventName", "eventType", "readOnly", "errorCode", "vpcEndpointId",
        "sessionCredentialFromConsole", "userIdentity.arn",
    };

    public static bool IsOfEntry(string field) => field is "resources.type" or "resources.ARN";

    private delegate Bounds ArnTest(byte[]? arn, bool isPrefix);

    public static Func<RecordFacts, Bounds> From(SelectorSet set, int index) => index < set.EventSelectors.Length
        ? Basic(set.EventSelectors[index])
        : Advanced(set.AdvancedEventSelectors[index - set.EventSelectors.Length]);

    private static Func<RecordFacts, Bounds> Advanced(AdvancedEventSelector selector)
    {
        ILookup<string, FieldSelector> byField = selector.FieldSelectors.ToLookup(fieldSelector => fieldSelector.Field);
        List<Func<RecordFacts, Bounds>> demands = [];
        foreach (IGrouping<string, FieldSelector> field in byField)
        {
            if (IsOfEntry(field.Key))
            {
                continue;
            }

            foreach (FieldSelector one in field)
            {
                (Func<byte[]?, bool> select, Func<byte[]?, bool> deselect, _) = Tests(one);
                demands.Add(facts =>
                {
                    byte[]? text = Fields.Contains(field.Key) ? facts.Texts.GetValueOrDefault(field.Key) : null;
                    return Bounds.Sure(select(text) && !deselect(text));
                });
            }
        }

        if (byField.Contains("resources.type") || byField.Contains("resources.ARN"))
        {
            demands.Add(Resources([.. byField["resources.type"]], [.. byField["resources.ARN"]]));
        }

        return facts => demands.Aggregate(Bounds.Sure(true), (soFar, demand) => soFar & demand(facts));
    }

    private static Func<RecordFacts, Bounds> Resources(FieldSelector[] types, FieldSelector[] arns)
    {
        var typeTests = types.Select(Tests).ToList();
        var arnTests = arns.Select(Tests).ToList();
        return facts =>
        {
            // One row for each entry of a selected type: is its ARN selected, is it deselected, each with its doubt.
            var rows = (
                from entry in facts.Entries
                let type = entry.GetValueOrDefault("type")
                where type is not null && typeTests.TrueForAll(test => test.Select(type) && !test.Deselect(type))
                let arn = ArnOf(entry)
                select (
                    Selected: arnTests.Aggregate(Bounds.Sure(true), (soFar, test) => soFar & Selected(test, arn)),
                    Deselected: arnTests.Aggregate(Bounds.Sure(false), (soFar, test) => soFar | Deselected(test, arn)))).ToList();
            return new Bounds(
                Least: rows.Exists(row => row.Selected.Least) && rows.TrueForAll(row => !row.Deselected.Most),
                Real: rows.Exists(row => row.Selected.Real && !row.Deselected.Real),
                Most: rows.Exists(row => row.Selected.Most && !row.Deselected.Real));
        };
    }

    private static Bounds Selected(FieldTests tests, (byte[]? Text, bool IsPrefix) arn)
    {
        bool real = tests.Select(arn.Text);
        return new Bounds(real, real, real || (arn.IsPrefix && tests.MayGrow(arn.Text!, Selects: true)));
    }

    private static Bounds Deselected(FieldTests tests, (byte[]? Text, bool IsPrefix) arn)
    {
        bool real = tests.Deselect(arn.Text);
        return new Bounds(real, real, real || (arn.IsPrefix && tests.MayGrow(arn.Text!, Selects: false)));
    }

    private static (byte[]? Text, bool IsPrefix) ArnOf(Dictionary<string, byte[]> entry) =>
        entry.TryGetValue("ARN", out byte[]? arn) ? (arn, false)
            : entry.TryGetValue("ARNPrefix", out byte[]? prefix) ? (prefix, true)
                : (null, false);

    private static FieldTests Tests(FieldSelector selector)
    {
        var all = selector.Conditions
            .SelectMany(condition => condition.Values.Select(value => (condition.Operator, Utf8: Encoding.UTF8.GetBytes(value))))
            .ToLookup(given => given.Operator.ToString().StartsWith("Not", StringComparison.Ordinal));
        var select = all[false].ToList();
        var deselect = all[true].ToList();
        return new FieldTests(
            text => select.Count == 0 || (text is not null && select.Exists(given => Hits(given.Operator, text, given.Utf8))),
            text => text is not null && deselect.Exists(given => Hits(given.Operator, text, given.Utf8)),
            (text, selects) => (selects ? select : deselect).Exists(given => IsShorterStart(text, given.Utf8)));
    }

    private static bool Hits(FieldOperator op, ReadOnlySpan<byte> text, ReadOnlySpan<byte> value)
    {
        string name = op.ToString();
        return name.EndsWith("StartsWith", StringComparison.Ordinal) ? text.StartsWith(value)
            : name.EndsWith("EndsWith", StringComparison.Ordinal) ? text.EndsWith(value)
                : text.SequenceEqual(value);
    }

    private static bool IsShorterStart(byte[] text, byte[] value) => text.Length < value.Length && value.AsSpan().StartsWith(text);

    private static Func<RecordFacts, Bounds> Basic(EventSelector selector)
    {
        byte[][] excluded = [.. selector.ExcludeManagementEventSources.Select(Encoding.UTF8.GetBytes)];
        var data = (
            from resource in selector.DataResources
            from value in resource.Values
            select (Type: Encoding.UTF8.GetBytes(resource.Type), Test: ArnTestFor(resource.Type, value))).ToList();
        return facts =>
        {
            bool reads = facts.Texts.TryGetValue("readOnly", out byte[]? readOnly) && readOnly.AsSpan().SequenceEqual("true"u8);
            if (selector.ReadWriteType != ReadWriteType.All && reads != (selector.ReadWriteType == ReadWriteType.ReadOnly))
            {
                return Bounds.Sure(false);
            }

            switch (Encoding.UTF8.GetString(facts.Texts["eventCategory"]))
            {
                case "Management":
                    byte[]? source = facts.Texts.GetValueOrDefault("eventSource");
                    bool isExcluded = source is not null && excluded.Any(one => one.AsSpan().SequenceEqual(source));
                    return Bounds.Sure(selector.IncludeManagementEvents && !isExcluded);
                case "Data":
                    return (
                        from entry in facts.Entries
                        from wanted in data
                        where entry.TryGetValue("type", out byte[]? type) && type.AsSpan().SequenceEqual(wanted.Type)
                        let arn = ArnOf(entry)
                        select wanted.Test(arn.Text, arn.IsPrefix)).Aggregate(Bounds.Sure(false), (left, right) => left | right);
                default:
                    return Bounds.Sure(false);
            }
        };
    }

    private static ArnTest ArnTestFor(string type, string value)
    {
        string service = type switch
        {
            "AWS::S3::Object" => "s3",
            "AWS::Lambda::Function" => "lambda",
            "AWS::DynamoDB::Table" => "dynamodb",
            _ => "",
        };
        string shortForm = value.EndsWith(":::", StringComparison.Ordinal) && service == "s3" ? value[..^3] : value;
        string partition = shortForm.Length > 5 + service.Length && shortForm.StartsWith("arn:", StringComparison.Ordinal)
            && shortForm.EndsWith(":" + service, StringComparison.Ordinal)
                ? shortForm[4..^(service.Length + 1)]
                : "";
        if (service.Length > 0 && partition.Length > 0 && !partition.Contains(':', StringComparison.Ordinal))
        {
            return (_, _) => Bounds.Sure(true);
        }

        byte[] utf8 = Encoding.UTF8.GetBytes(value);
        return service switch
        {
            "s3" => (arn, isPrefix) => PrefixAnswer(arn, isPrefix, utf8),
            "lambda" or "dynamodb" => (arn, _) => ExactAnswer(arn, utf8),
            _ => (arn, _) => Bounds.Sure(arn is not null && arn.AsSpan().SequenceEqual(utf8)),
        };
    }

    private static Bounds PrefixAnswer(byte[]? arn, bool isPrefix, byte[] value)
    {
        bool real = arn is not null && arn.AsSpan().StartsWith(value);
        return new Bounds(real, real, real || (isPrefix && IsShorterStart(arn!, value)));
    }

    private static Bounds ExactAnswer(byte[]? arn, byte[] value)
    {
        bool starts = arn is not null && arn.AsSpan().StartsWith(value);
        bool real = starts && arn!.Length == value.Length;
        return new Bounds(real, real, real || (starts && arn![value.Length] is (byte)'/' or (byte)':'));
    }

    /// <summary>What a field selector asks of a text: selected, deselected, and whether it may grow into a value of a group.</summary>
    private sealed record FieldTests(
        Func<byte[]?, bool> Select, Func<byte[]?, bool> Deselect, MayGrowTest MayGrow);

    private delegate bool MayGrowTest(byte[] text, bool Selects);
}
