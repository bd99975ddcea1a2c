using System.Text.Json;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;

namespace TrailFilter.Core.Tests.Verdicts;

/// <summary>
/// The rulings as loops over strings: what the evaluator is compared with here. No automata, no bit sets, no clauses, no tree.
/// </summary>
internal static class NaiveVerdicts
{
    private enum Reading
    {
        Literal,
        Pessimistic,
        Optimistic,
    }

    internal static (Outcome Outcome, VerdictMarks Marks, bool[] Passed) Decide(IReadOnlyList<Trail> trails, JsonElement record)
    {
        string? named = record.TryGetProperty("eventCategory", out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
        string? category = named ?? Infer(record);
        VerdictMarks marks = named is null ? VerdictMarks.CategoryInferred : VerdictMarks.None;
        bool governed = false;
        var passed = new List<bool>();
        foreach (Trail trail in trails)
        {
            bool governs = category is "Management" or "Data" or "NetworkActivity"
                || (category is not null && trail.Kind == TrailKind.EventDataStore);
            governed |= governs;
            bool[] literal = Passing(trail, record, category, Reading.Literal);
            passed.AddRange(literal.Select(p => p && governs));
            for (int i = 0; governs && i < trail.Selectors.EventSelectors.Length; i++)
            {
                bool writes = trail.Selectors.EventSelectors[i].ReadWriteType == ReadWriteType.WriteOnly;
                marks |= writes && literal[i] && Text(record, "readOnly") is null ? VerdictMarks.ReadOnlyMissing : VerdictMarks.None;
            }

            if (governs && Passing(trail, record, category, Reading.Optimistic).Contains(true)
                != Passing(trail, record, category, Reading.Pessimistic).Contains(true))
            {
                marks |= VerdictMarks.Ambiguous;
            }
        }

        Outcome outcome = passed.Contains(true) ? Outcome.Logged : governed ? Outcome.NotLogged : Outcome.Ungoverned;
        return (outcome, marks, [.. passed]);
    }

    private static bool[] Passing(Trail trail, JsonElement record, string? category, Reading reading) =>
    [
        .. trail.Selectors.EventSelectors.Select(s => Passes(s, record, category, reading)),
        .. trail.Selectors.AdvancedEventSelectors.Select(s => Passes(s, record, category, reading)),
    ];

    private static bool Passes(AdvancedEventSelector selector, JsonElement record, string? category, Reading reading)
    {
        foreach (FieldSelector fieldSelector in selector.FieldSelectors)
        {
            string? value = fieldSelector.Field switch
            {
                "eventCategory" => category,
                "userIdentity.arn" => record.TryGetProperty("userIdentity", out JsonElement caller)
                    && caller.ValueKind == JsonValueKind.Object ? Text(caller, "arn") : null,
                "eventSource" or "eventName" or "eventType" or "readOnly" or "errorCode" or "vpcEndpointId"
                    or "sessionCredentialFromConsole" => Text(record, fieldSelector.Field),
                _ => null,
            };
            if (fieldSelector.Field is not ("resources.type" or "resources.ARN")
                && !(Selects(fieldSelector, value) && !Deselects(fieldSelector, value)))
            {
                return false;
            }
        }

        FieldSelector[] types = [.. selector.FieldSelectors.Where(f => f.Field == "resources.type")];
        FieldSelector[] arns = [.. selector.FieldSelectors.Where(f => f.Field == "resources.ARN")];
        if (types.Length + arns.Length == 0)
        {
            return true;
        }

        (string? Type, string? Arn, bool IsPrefix)[] entries =
        [
            .. Entries(record).Where(e => e.Type is not null && types.All(f => Selects(f, e.Type) && !Deselects(f, e.Type))),
        ];
        return reading switch
        {
            Reading.Literal => entries.Any(e => arns.All(f => Selects(f, e.Arn) && !Deselects(f, e.Arn))),
            Reading.Pessimistic => entries.Any(e => arns.All(f => Selects(f, e.Arn)))
                && !entries.Any(e => arns.Any(f => Deselects(f, e.Arn) || (e.IsPrefix && Continues(f, e.Arn!, select: false)))),
            _ => entries.Any(e => arns.All(f => (Selects(f, e.Arn) || (e.IsPrefix && Continues(f, e.Arn!, select: true)))
                && !Deselects(f, e.Arn))),
        };
    }

    private static bool Passes(EventSelector selector, JsonElement record, string? category, Reading reading)
    {
        bool readOnly = Text(record, "readOnly") == "true";
        if (selector.ReadWriteType == (readOnly ? ReadWriteType.WriteOnly : ReadWriteType.ReadOnly))
        {
            return false;
        }

        return category switch
        {
            "Management" => selector.IncludeManagementEvents
                && !selector.ExcludeManagementEventSources.Any(source => source == Text(record, "eventSource")),
            "Data" => selector.DataResources.Any(resource => Entries(record).Any(entry => entry.Type == resource.Type
                && resource.Values.Any(value => Fits(resource.Type, value, entry.Arn, entry.IsPrefix, reading)))),
            _ => false,
        };
    }

    private static bool Fits(string type, string value, string? arn, bool isPrefix, Reading reading)
    {
        string[] parts = value.Split(':');
        bool all = parts.Length >= 3 && parts[0] == "arn" && parts[1].Length > 0 && type switch
        {
            "AWS::S3::Object" => parts[2..] is ["s3"] or ["s3", "", "", ""],
            "AWS::Lambda::Function" => parts[2..] is ["lambda"],
            "AWS::DynamoDB::Table" => parts[2..] is ["dynamodb"],
            _ => false,
        };
        if (all || arn is null)
        {
            return all;
        }

        bool wide = reading == Reading.Optimistic;
        return type == "AWS::S3::Object"
            ? arn.StartsWith(value, StringComparison.Ordinal) || (wide && isPrefix && IsProperPrefix(arn, value))
            : arn == value || (wide && type is "AWS::Lambda::Function" or "AWS::DynamoDB::Table"
                && (arn.StartsWith(value + "/", StringComparison.Ordinal)
                || arn.StartsWith(value + ":", StringComparison.Ordinal)));
    }

    private static bool Selects(FieldSelector fieldSelector, string? value)
    {
        FieldCondition[] conditions =
        [
            .. fieldSelector.Conditions.Where(c => c.Operator <= FieldOperator.EndsWith && c.Values.Length > 0),
        ];
        return conditions.Length == 0 || (value is not null && conditions.Any(c => c.Values.Any(v => Hits(c.Operator, v, value))));
    }

    private static bool Deselects(FieldSelector fieldSelector, string? value) => value is not null && fieldSelector.Conditions
        .Any(c => c.Operator > FieldOperator.EndsWith && c.Values.Any(v => Hits(c.Operator - 3, v, value)));

    private static bool Hits(FieldOperator comparison, string wanted, string value) => comparison switch
    {
        FieldOperator.Equals => value == wanted,
        FieldOperator.StartsWith => value.StartsWith(wanted, StringComparison.Ordinal),
        _ => value.EndsWith(wanted, StringComparison.Ordinal),
    };

    private static bool Continues(FieldSelector fieldSelector, string prefix, bool select) => fieldSelector.Conditions
        .Where(c => c.Operator <= FieldOperator.EndsWith == select)
        .Any(c => c.Values.Any(v => IsProperPrefix(prefix, v)));

    private static bool IsProperPrefix(string prefix, string value)
        => prefix.Length < value.Length && value.StartsWith(prefix, StringComparison.Ordinal);

    private static string? Infer(JsonElement record)
    {
        (string?, string?) name = (Text(record, "eventSource"), Text(record, "eventName"));
        return (Text(record, "managementEvent"), Text(record, "eventType")) switch
        {
            ("true", _) => "Management",
            ("false", _) => "Data",
            (_, "AwsVpceEvent" or "AwsVpceEvents") => "NetworkActivity",
            (_, "AwsCloudTrailInsight" or "AwsAggregatedEvent") => null,
            _ when Entries(record).Any(e => e.Type == "AWS::S3::Object") => "Data",
            _ when name is ("s3.amazonaws.com", "GetObject" or "PutObject") or ("lambda.amazonaws.com", "Invoke")
                or ("dynamodb.amazonaws.com", "GetItem") => "Data",
            _ => "Management",
        };
    }

    private static IEnumerable<(string? Type, string? Arn, bool IsPrefix)> Entries(JsonElement record)
    {
        if (!record.TryGetProperty("resources", out JsonElement resources) || resources.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        return resources.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object).Select(e =>
        {
            string? arn = Text(e, "ARN");
            string? prefix = arn is null ? Text(e, "ARNPrefix") : null;
            return (Text(e, "type"), arn ?? prefix, prefix is not null);
        });
    }

    private static string? Text(JsonElement parent, string key) => !parent.TryGetProperty(key, out JsonElement value)
        ? null
        : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };
}
