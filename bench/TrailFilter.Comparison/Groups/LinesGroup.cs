using System.Globalization;
using TrailFilter.Comparison.Measuring;
using TrailFilter.Comparison.Reporting;
using TrailFilter.Synthesis;

namespace TrailFilter.Comparison.Groups;

/// <summary>Whole processes over one file of lines: started, read, filtered, written, ended.</summary>
internal sealed class LinesGroup : Group
{
    public override string Name => "lines";

    public override string Title => "whole processes over NDJSON";

    public override void Run(Session session, Report report)
    {
        string lines = session.Corpus.Lines;
        double megabytes = session.Corpus.Megabytes;
        report.Say(
            $"""
            {session.Corpus.Records:N0} records, {Spread.Figure(megabytes)} MB. The job: data events on S3 objects under one of {BenchmarkJob.Prefixes.Length} prefixes,
            three event names left out; the records go out verbatim to a file. All that do the job write the same bytes (SHA-256), or
            where they rewrite records, the same number of lines.
            """);
        Compare(session, report, "Lines", [.. Contenders(session, lines), .. Slow(session), .. Floors(lines)], megabytes);
        Compare(session, report, "Lines, AVX-512 switched off on both sides", [.. Narrow(session, lines)], megabytes);
    }

    private static IEnumerable<Contender> Contenders(Session session, string lines)
    {
        foreach (int cores in new[] { 1, 2 })
        {
            yield return SimdjsonLines(session, lines, cores);
            yield return Roster.Ours(session, native: true, cores, strict: false, [lines]);
            yield return Roster.Ours(session, native: false, cores, strict: false, [lines]);
            yield return Roster.Ours(session, native: true, cores, strict: true, [lines]);
            yield return Roster.Ours(session, native: false, cores, strict: true, [lines]);
            yield return Roster.DuckDb(session, "DuckDB", cores, "lines", lines);
        }

        yield return Roster.Dotnet(session, "Utf8JsonReader", native: true, ["lines", "reader", lines]);
        yield return Roster.Dotnet(session, "Utf8JsonReader", native: false, ["lines", "reader", lines]);
        yield return Roster.Dotnet(session, "JsonDocument", native: true, ["lines", "document", lines]);
        yield return Roster.Dotnet(session, "JsonDocument", native: false, ["lines", "document", lines]);
    }

    private static Contender SimdjsonLines(Session session, string lines, int cores, bool avx2 = false) =>
        Roster.Simdjson(session, "lines", Roster.SimdjsonName(cores), [session.Corpus.Prefixes, lines, $"{cores}"], avx2) with { Cores = cores };

    /// <summary>About a hundred times slower: they get a part of the file, and their times are scaled.</summary>
    private static IEnumerable<Contender> Slow(Session session)
    {
        string part = session.Corpus.PartOfLines;
        string share = (100 * session.Corpus.Part).ToString("0.#", CultureInfo.InvariantCulture);
        string prefixes = string.Join(',', BenchmarkJob.Prefixes.Select(static prefix => $"\"{prefix}\""));
        string names = string.Join(',', BenchmarkJob.ExcludedEventNames.Select(static name => $"\"{name}\""));
        string program =
            $"select(.eventCategory==\"Data\" and (.eventName|IN({names})|not) and any(.resources[]?; .type==\"AWS::S3::Object\""
            + $" and ((.ARN // .ARNPrefix // \"\") as $arn | any({prefixes}; . as $prefix | $arn|startswith($prefix)))))";
        foreach (string tool in new[] { "jq", "gojq" })
        {
            yield return Roster.Tool(tool, $"{tool} -c ({share} % of the file, scaled)", tool, "-c", program, part) with
            {
                Check = OutputCheck.Lines,
                Agrees = "part",
                Part = session.Corpus.Part,
            };
        }

        yield return Roster.Dotnet(session, "Utf8JsonReader on that part, scaled,", native: true, ["lines", "reader", part]) with
        {
            Check = OutputCheck.Lines,
            Agrees = "part",
            Part = session.Corpus.Part,
        };
    }

    private static IEnumerable<Contender> Floors(string lines)
    {
        yield return Roster.Tool("coreutils", "floor: wc -l", "wc", "-l", lines) with { Check = OutputCheck.None };
        yield return Roster.Tool("coreutils", "floor: cat", "cat", lines) with { Check = OutputCheck.None };
    }

    private static IEnumerable<Contender> Narrow(Session session, string lines)
    {
        foreach (int cores in new[] { 1, 2 })
        {
            yield return SimdjsonLines(session, lines, cores, avx2: true);
            yield return Roster.Ours(session, native: true, cores, strict: false, [lines], avx2: true);
            yield return Roster.Ours(session, native: false, cores, strict: false, [lines], avx2: true);
        }

        yield return Roster.Ours(session, native: true, 1, strict: true, [lines], avx2: true);
        yield return Roster.Dotnet(session, "Utf8JsonReader", native: true, ["lines", "reader", lines], avx2: true);
        yield return Roster.Dotnet(session, "Utf8JsonReader", native: false, ["lines", "reader", lines], avx2: true);
    }
}
