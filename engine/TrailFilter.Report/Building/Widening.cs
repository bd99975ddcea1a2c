using System.Collections.Immutable;
using System.Text.Json;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Selectors;
using TrailFilter.Reasoning;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Building;

/// <summary>
/// What a proposed configuration logs beyond the current one: decided for all records there could be, not for those of the input, which
/// cannot show it (R17).
/// </summary>
internal static class Widening
{
    /// <summary>A sentence about it, or null when the proposed configuration logs nothing that the current one does not.</summary>
    /// <param name="program">The trails of both.</param>
    /// <param name="current">The current configuration.</param>
    /// <param name="proposed">The proposed one.</param>
    public static string? Of(SelectorProgram program, Configuration current, Configuration proposed)
    {
        // Trails and event data stores have rules of their own, so what one kind logs makes up for nothing of the other.
        return new[] { TrailKind.Trail, TrailKind.EventDataStore }
            .Select(kind => Of(Together(program, current, kind), Together(program, proposed, kind)))
            .FirstOrDefault(static sentence => sentence is not null);
    }

    private static string? Of(Trail now, Trail then)
    {
        if (TrailComparer.Compare(now, then).OnlySecond is not { } more)
        {
            return null;
        }

        ImmutableSortedSet<string> kinds = SelectorScope.Of(then.Selectors).Except(SelectorScope.Of(now.Selectors));
        string what = kinds.IsEmpty ? $": {Example(more.Record)}, for instance" : $" in {string.Join(", ", kinds)}";
        return $"The proposed selectors are wider than the current ones{what}. How many such events there are, and what they cost, "
            + "this input cannot show.";
    }

    /// <summary>The trails of a kind in a configuration as one: it logs what any of them logs.</summary>
    private static Trail Together(SelectorProgram program, Configuration configuration, TrailKind kind)
    {
        ImmutableArray<Trail> trails = [.. configuration.Trails.Select(trail => program.Trails[trail]).Where(trail => trail.Kind == kind)];
        var selectors = new SelectorSet(
            null,
            [.. trails.SelectMany(static trail => trail.Selectors.EventSelectors)],
            [.. trails.SelectMany(static trail => trail.Selectors.AdvancedEventSelectors)]);
        return new Trail(configuration.Name, selectors, kind);
    }

    private static string Example(ReadOnlyMemory<byte> record)
    {
        using var document = JsonDocument.Parse(record);
        return $"{Text("eventName") ?? "an event without a name"} of {Text("eventSource") ?? "an unnamed source"}"
            + (Text("readOnly") is { } readOnly ? $" with readOnly {readOnly}" : "")
            + (Arn() is { } arn ? $" on {arn}" : "");

        string? Text(string name) => document.RootElement.TryGetProperty(name, out JsonElement value) ? value.ToString() : null;

        string? Arn() => document.RootElement.TryGetProperty("resources", out JsonElement resources)
            && resources.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } entry
            && entry.TryGetProperty("ARN", out JsonElement arn) ? arn.ToString() : null;
    }
}
