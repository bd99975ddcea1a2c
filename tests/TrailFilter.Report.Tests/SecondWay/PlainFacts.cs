using System.Text.Json;
using TrailFilter.Report.Tests.Rules;

namespace TrailFilter.Report.Tests.SecondWay;

/// <summary>Which security events and wastes each record is, read off the files of facts. Remembers what it was asked.</summary>
internal sealed class PlainFacts
{
    private readonly JsonElement[] _security = [.. FactFiles.Security.EnumerateArray()];
    private readonly JsonElement[] _wastes = [.. FactFiles.Wastes.EnumerateArray()];
    private readonly Dictionary<(string, string), JsonElement[]> _candidates = [];
    private readonly Dictionary<int, (string Severity, string Id, string Source, string Name)[]> _hits = [];
    private readonly Dictionary<int, string[]> _wastesOf = [];

    public (string Severity, string Id, string Source, string Name)[] Security(PlainRecord record)
    {
        if (!_hits.TryGetValue(record.Number, out (string, string, string, string)[]? hits))
        {
            JsonElement root = record.WithCategory();
            hits =
            [
                .. from entry in CandidatesFor(record)
                   where WhenOracle.IsSecurity(entry, root)
                   from name in entry.GetProperty("eventNames").EnumerateArray().Select(static name => name.GetString()!)
                   where name == "*" || name == record.Name
                   select (Member(entry, "severity"), Member(entry, "id"), Member(entry, "eventSource"), name),
            ];
            _hits.Add(record.Number, hits);
        }

        return hits;
    }

    public string[] Wastes(PlainRecord record)
    {
        if (!_wastesOf.TryGetValue(record.Number, out string[]? wastes))
        {
            JsonElement root = record.WithCategory();
            wastes = [.. _wastes.Where(entry => WhenOracle.IsWaste(entry, root)).Select(static entry => Member(entry, "id"))];
            _wastesOf.Add(record.Number, wastes);
        }

        return wastes;
    }

    private static string Member(JsonElement entry, string name) => entry.GetProperty(name).GetString()!;

    // Entries by source and name alone: there are many records and few of these.
    private JsonElement[] CandidatesFor(PlainRecord record)
    {
        if (!_candidates.TryGetValue((record.Source, record.Name), out JsonElement[]? candidates))
        {
            candidates =
            [
                .. _security.Where(entry => (Member(entry, "eventSource") == "*" || Member(entry, "eventSource") == record.Source)
                    && entry.GetProperty("eventNames").EnumerateArray().Any(name => name.GetString() == "*" || name.GetString() == record.Name)),
            ];
            _candidates.Add((record.Source, record.Name), candidates);
        }

        return candidates;
    }
}
