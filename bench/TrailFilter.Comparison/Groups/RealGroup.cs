using TrailFilter.Comparison.Data;
using TrailFilter.Comparison.Measuring;
using TrailFilter.Comparison.Reporting;

namespace TrailFilter.Comparison.Groups;

/// <summary>Whole processes over real records, where somebody has some.</summary>
internal sealed class RealGroup : Group
{
    public override string Name => "real";

    public override string Title => "whole processes over real records";

    public override void Run(Session session, Report report)
    {
        string folder = session.Options.Real ?? throw new ComparisonException("The group 'real' needs --real DIR.");
        string lines = RealRecords.Lines(session.Corpus, folder);
        string selectors = RealRecords.Selectors(session.Corpus, folder);
        double megabytes = new FileInfo(lines).Length / 1e6;
        report.Say(
            $"""
            Real records from a private folder, repeated to {Spread.Figure(megabytes)} MB of lines. The job is that of the group *lines*, with prefixes that these
            records have. simdjson's program takes no record for a data event that does not say so; trailfilter infers the category of
            old records, so the two may differ here, and only each kind is checked in itself.
            """);
        foreach (bool avx2 in new[] { false, true })
        {
            string heading = avx2 ? "Real records, AVX-512 switched off on both sides" : "Real records";
            Compare(session, report, heading, [.. Contenders(session, lines, selectors, RealRecords.Prefixes(session.Corpus, folder), avx2)], megabytes);
        }
    }

    private static IEnumerable<Contender> Contenders(Session session, string lines, string selectors, string prefixes, bool avx2)
    {
        foreach (int cores in new[] { 1, 2 })
        {
            yield return Roster.Simdjson(session, "lines", Roster.SimdjsonName(cores), [prefixes, lines, $"{cores}"], avx2) with
            {
                Cores = cores,
                Agrees = "simdjson",
            };
            foreach ((bool native, bool strict) in new[] { (true, false), (false, false), (true, true) })
            {
                Contender ours = Roster.Ours(session, native, cores, strict, [lines], avx2);
                string[] command = [.. ours.Command.Select(word => word == session.Corpus.Selectors ? selectors : word)];
                yield return ours with { Command = command };
            }
        }
    }
}
