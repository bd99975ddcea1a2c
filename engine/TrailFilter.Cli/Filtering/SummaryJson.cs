using System.Collections.Immutable;
using System.Text.Json;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Inputs;

namespace TrailFilter.Cli.Filtering;

/// <summary>
/// Writes what a run counted:
/// <code>
/// {"archives","bytes","records","logged","notLogged","ungoverned","faults","ambiguous","inferredCategory","seconds",
///  "trails":[{"name","logged","selectors":[{"index","name","logged","only"}]}],
///  "archiveFaults","outOfScope","skippedValues","skippedArchives":{"digest":9},"bytesRead","written"}
/// </code>
/// logged + notLogged + ungoverned + faults = records, always. <c>bytes</c> counts content, <c>bytesRead</c> archives as they lie
/// on disk. <c>index</c> is the place in the list of the trail's selectors, from 0; <c>only</c> counts records no other selector
/// of the trail logs. Keys may be added at the end; the others stay.
/// </summary>
internal static class SummaryJson
{
    /// <summary>Writes it, on one line.</summary>
    public static void Write(Stream output, RunSummary run)
    {
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteNumber("archives"u8, run.Archives);
            json.WriteNumber("bytes"u8, run.Bytes);
            json.WriteNumber("records"u8, run.Records);
            json.WriteNumber("logged"u8, run.Logged);
            json.WriteNumber("notLogged"u8, run.NotLogged);
            json.WriteNumber("ungoverned"u8, run.Ungoverned);
            json.WriteNumber("faults"u8, run.Faults);
            json.WriteNumber("ambiguous"u8, run.Ambiguous);
            json.WriteNumber("inferredCategory"u8, run.InferredCategory);
            json.WriteNumber("seconds"u8, Math.Round(run.Elapsed.TotalSeconds, 3));
            WriteTrails(json, run.Counts);
            json.WriteNumber("archiveFaults"u8, run.ArchiveFaults);
            json.WriteNumber("outOfScope"u8, run.OutOfScope);
            json.WriteNumber("skippedValues"u8, run.SkippedValues);
            json.WriteNumber("missingReadOnly"u8, run.MissingReadOnly);
            WriteSkipped(json, run.SkippedArchives);
            json.WriteNumber("bytesRead"u8, run.BytesRead);
            json.WriteNumber("written"u8, run.Emitted);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteTrails(Utf8JsonWriter json, SelectorCounts counts)
    {
        SelectorProgram program = counts.Program;
        json.WriteStartArray("trails"u8);
        for (int trail = 0; trail < program.Trails.Length; trail++)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, program.Trails[trail].Name);
            json.WriteNumber("logged"u8, counts.LoggedByTrail[trail]);
            json.WriteStartArray("selectors"u8);
            int first = program.FirstSelectorOf(trail);
            for (int selector = first; selector < program.FirstSelectorOf(trail + 1); selector++)
            {
                json.WriteStartObject();
                json.WriteNumber("index"u8, selector - first);
                json.WriteString("name"u8, NameOf(program.Trails[trail].Selectors, selector - first));
                json.WriteNumber("logged"u8, counts.LoggedBySelector[selector]);
                json.WriteNumber("only"u8, counts.OnlyBySelector[selector]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Basic selectors, which stand first, have no names.
    private static string? NameOf(SelectorSet selectors, int index) =>
        index < selectors.EventSelectors.Length
            ? null
            : selectors.AdvancedEventSelectors[index - selectors.EventSelectors.Length].Name;

    private static void WriteSkipped(Utf8JsonWriter json, ImmutableSortedDictionary<SkipReason, long> skipped)
    {
        json.WriteStartObject("skippedArchives"u8);
        foreach ((SkipReason reason, long archives) in skipped)
        {
            json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(Enum.GetName(reason) ?? "other"), archives);
        }

        json.WriteEndObject();
    }
}
