using TrailFilter.Comparison.Data;
using TrailFilter.Comparison.Measuring;
using TrailFilter.Comparison.Reporting;

namespace TrailFilter.Comparison.Groups;

/// <summary>Whole processes over the files CloudTrail writes, uncompressed: {"Records":[…]}.</summary>
internal sealed class RecordsGroup : Group
{
    public override string Name => "records";

    public override string Title => "whole processes over {\"Records\":[…]} files";

    public override void Run(Session session, Report report)
    {
        string[] files = ArchiveSets.Records(session.Corpus);
        double megabytes = files.Sum(static file => new FileInfo(file).Length) / 1e6;
        report.Say(
            $"""
            The records of the group *lines* in {files.Length} files of {Spread.Figure(megabytes / files.Length)} MB, {Spread.Figure(megabytes)} MB together. simdjson and Utf8JsonReader need a
            whole document in memory; so does DuckDB, which gets one of the files, and its times are scaled. All write the same bytes, but
            for DuckDB, which writes escapes its own way once it has taken records out of a document: there the lines are counted.
            """);
        Compare(session, report, "Records", [.. Contenders(session, files, avx2: false), .. Others(session, files, megabytes)], megabytes);
        Compare(session, report, "Records, AVX-512 switched off on both sides", [.. Contenders(session, files, avx2: true)], megabytes);
    }

    private static IEnumerable<Contender> Contenders(Session session, string[] files, bool avx2)
    {
        foreach (int cores in new[] { 1, 2 })
        {
            string[] simdjson = [session.Corpus.Prefixes, $"{cores}", .. files];
            yield return Roster.Simdjson(session, "documents", Roster.SimdjsonName(cores), simdjson, avx2) with { Cores = cores };
            yield return Roster.Ours(session, native: true, cores, strict: false, files, avx2);
            yield return Roster.Ours(session, native: false, cores, strict: false, files, avx2);
            yield return Roster.Ours(session, native: true, cores, strict: true, files, avx2);
        }

        yield return Roster.Dotnet(session, "Utf8JsonReader", native: true, ["records", "reader", .. files], avx2);
        yield return Roster.Dotnet(session, "Utf8JsonReader", native: false, ["records", "reader", .. files], avx2);
    }

    private static IEnumerable<Contender> Others(Session session, string[] files, double megabytes)
    {
        string part = files[0];
        double share = new FileInfo(part).Length / 1e6 / megabytes;
        foreach (int cores in new[] { 1, 2 })
        {
            yield return Roster.DuckDb(session, "DuckDB (one file, scaled)", cores, "records", part) with
            {
                Check = OutputCheck.Lines,
                Agrees = "part",
                Part = share,
            };
        }

        yield return Roster.Dotnet(session, "Utf8JsonReader on that file, scaled,", native: true, ["records", "reader", part]) with
        {
            Check = OutputCheck.Lines,
            Agrees = "part",
            Part = share,
        };
        yield return Roster.Tool("coreutils", "floor: cat", ["cat", .. files]) with { Check = OutputCheck.None };
    }
}
