using System.Buffers;
using System.Text.Json;
using TrailFilter.Core.Verdicts;
using TrailFilter.Core.Verdicts.Explaining;
using TrailFilter.Pipeline.Counting;

namespace TrailFilter.Cli.Explaining;

/// <summary>
/// Explanations for programs, one on a line:
/// <code>
/// {"archive","offset","verdict":"logged|notLogged|ungoverned","category":"Data","categoryBasis":"eventCategory|managementEvent|eventType|resources|eventName|none",
///  "marks":[{"mark":"ambiguous|categoryInferred","ruling":"R16"}],
///  "eventTime","eventSource","eventName","awsRegion","recipientAccountId","eventID",
///  "trails":[{"name","verdict","ambiguous":false,"why":null,
///   "selectors":[{"selector":"AdvancedEventSelectors[0]","name","passes":false,"doubts":["R16(b)"],
///    "misses":[{"field","seen","conditions":[{"path","operator","values":[],"moreValues":0}],
///     "entries":[{"index","type","arn","arnIsPrefix","field","conditions":[]}]}]}]}]}
/// {"archive","offset","verdict":"fault","fault","what","length","firstBytes"}
/// </code>
/// <c>trails</c> is null where a record has a verdict but is not JSON in a part that no decision needs. Everything but ASCII is escaped.
/// </summary>
internal sealed class ExplanationJson : ExplanationForm
{
    private const int MaxValues = 10;

    public override string Ending => "\n";

    public override void Write(IBufferWriter<byte> output, ExplainedRecord record, Explanation? explanation)
    {
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("archive"u8, record.Archive);
            json.WriteNumber("offset"u8, record.Offset);
            json.WriteString("verdict"u8, ReasonWords.Of(record.Verdict.Outcome));
            json.WriteString("category"u8, explanation?.Category);
            json.WriteString("categoryBasis"u8, explanation is null ? null : ReasonWords.Of(explanation.CategoryBasis));
            WriteMarks(json, record.Verdict.Marks);
            for (int index = 0; index < record.Head.Length; index++)
            {
                json.WriteString(ExplainedRecord.HeadFields[index], record.Head[index]);
            }

            if (explanation is null)
            {
                json.WriteNull("trails"u8);
            }
            else
            {
                WriteTrails(json, explanation);
            }

            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    public override void Write(IBufferWriter<byte> output, FaultNotice fault)
    {
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("archive"u8, fault.Archive);
            json.WriteNumber("offset"u8, fault.Offset);
            json.WriteString("verdict"u8, "fault"u8);
            json.WriteString("fault"u8, fault.Kind);
            json.WriteString("what"u8, fault.Sentence);
            json.WriteNumber("length"u8, fault.Length);
            json.WriteString("firstBytes"u8, fault.Preview);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void WriteMarks(Utf8JsonWriter json, VerdictMarks marks)
    {
        json.WriteStartArray("marks"u8);
        foreach ((string mark, string ruling) in ReasonWords.Of(marks))
        {
            json.WriteStartObject();
            json.WriteString("mark"u8, mark);
            json.WriteString("ruling"u8, ruling);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTrails(Utf8JsonWriter json, Explanation explanation)
    {
        json.WriteStartArray("trails"u8);
        foreach (TrailExplanation trail in explanation.Trails)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, trail.Trail.Name);
            json.WriteString("verdict"u8, ReasonWords.Of(trail.Outcome));
            json.WriteBoolean("ambiguous"u8, trail.IsAmbiguous);
            json.WriteString("why"u8, trail.Outcome == Outcome.Ungoverned ? ReasonWords.WhyUngoverned(explanation) : null);
            json.WriteStartArray("selectors"u8);
            foreach (SelectorExplanation selector in trail.Selectors)
            {
                WriteSelector(json, selector);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSelector(Utf8JsonWriter json, SelectorExplanation selector)
    {
        json.WriteStartObject();
        json.WriteString("selector"u8, selector.Path);
        json.WriteString("name"u8, selector.Name);
        json.WriteBoolean("passes"u8, selector.Passes);
        json.WriteStartArray("doubts"u8);
        foreach ((string ruling, _) in ReasonWords.Of(selector.Doubts))
        {
            json.WriteStringValue(ruling);
        }

        json.WriteEndArray();
        json.WriteStartArray("misses"u8);
        foreach (FieldMiss miss in selector.Misses)
        {
            json.WriteStartObject();
            json.WriteString("field"u8, miss.Field);
            json.WriteString("seen"u8, miss.Seen);
            WriteConditions(json, miss.Conditions, miss.Seen);
            json.WriteStartArray("entries"u8);
            foreach (EntryMiss entry in miss.Entries)
            {
                WriteEntry(json, entry);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, EntryMiss entry)
    {
        json.WriteStartObject();
        json.WriteNumber("index"u8, entry.Index);
        json.WriteString("type"u8, entry.Type);
        json.WriteString("arn"u8, entry.Arn);
        json.WriteBoolean("arnIsPrefix"u8, entry.ArnIsPrefix);
        json.WriteString("field"u8, entry.Field);
        WriteConditions(json, entry.Conditions, entry.Field == "resources.ARN" ? entry.Arn : entry.Type);
        json.WriteEndObject();
    }

    private static void WriteConditions(Utf8JsonWriter json, IEnumerable<FailedCondition> conditions, string? seen)
    {
        json.WriteStartArray("conditions"u8);
        foreach (FailedCondition condition in conditions)
        {
            json.WriteStartObject();
            json.WriteString("path"u8, condition.Path);
            json.WriteString("operator"u8, condition.Operator);
            json.WriteStartArray("values"u8);
            foreach (string value in ReasonValues.Shown(condition.Values, seen, MaxValues))
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
            json.WriteNumber("moreValues"u8, Math.Max(0, condition.Values.Length - MaxValues));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
