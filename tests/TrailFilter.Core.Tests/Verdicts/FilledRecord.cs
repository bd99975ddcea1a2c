using System.Text;
using System.Text.Json;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Fields;
using TrailFilter.Core.Verdicts;

namespace TrailFilter.Core.Tests.Verdicts;

/// <summary>A record as an extractor hands it over, filled from a parsed document so that no extractor is needed.</summary>
internal sealed class FilledRecord
{
    private readonly List<byte> _bytes = [];

    internal FilledRecord(FieldPlan plan, JsonElement record)
    {
        Fields = new RecordFields(plan);
        for (int slot = 0; slot < plan.Paths.Length; slot++)
        {
            if (plan.Paths[slot] == FieldPlan.CallerArnPath)
            {
                if (record.TryGetProperty("userIdentity", out JsonElement caller) && caller.ValueKind == JsonValueKind.Object)
                {
                    Fields.SetNested(slot, SliceOf(caller, "arn"));
                }
            }
            else if (record.TryGetProperty(plan.Paths[slot], out _))
            {
                Fields.Set(slot, SliceOf(record, plan.Paths[slot]));
            }
        }

        if (record.TryGetProperty("resources", out JsonElement resources) && resources.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement entry in resources.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object))
            {
                Fields.AddResource();
                Fields.SetResourceType(SliceOf(entry, "type"));
                Fields.SetResourceArn(SliceOf(entry, "ARN"));
                Fields.SetResourceArnPrefix(SliceOf(entry, "ARNPrefix"));
            }
        }

        Bytes = [.. _bytes];
    }

    internal FilledRecord(SelectorProgram program, string json)
        : this(Evaluator.PlanFor(program), JsonDocument.Parse(json).RootElement)
    {
    }

    internal byte[] Bytes { get; }

    internal RecordFields Fields { get; }

    private RecordFields.Slice SliceOf(JsonElement parent, string key)
    {
        if (!parent.TryGetProperty(key, out JsonElement value))
        {
            return default;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.True:
                return new RecordFields.Slice(FieldValueKind.True, false, 0, 0);
            case JsonValueKind.False:
                return new RecordFields.Slice(FieldValueKind.False, false, 0, 0);
            case JsonValueKind.String:
                byte[] utf8 = Encoding.UTF8.GetBytes(value.GetString()!);
                _bytes.AddRange(utf8);
                return new RecordFields.Slice(FieldValueKind.String, false, _bytes.Count - utf8.Length, utf8.Length);
            default:
                return default;
        }
    }
}
