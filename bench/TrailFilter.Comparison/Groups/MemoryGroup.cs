using System.Globalization;
using TrailFilter.Comparison.Data;
using TrailFilter.Comparison.Measuring;
using TrailFilter.Comparison.Reporting;

namespace TrailFilter.Comparison.Groups;

/// <summary>The engines over a text in memory, after warm-up: no start, no reading, no writing.</summary>
internal sealed class MemoryGroup : Group
{
    /// <summary>Passes that are timed of each process.</summary>
    private const int CountedPasses = 3;

    /// <summary>Passes of just in time compiled code until it is compiled for good; about two seconds on 800 MB.</summary>
    private const int JitWarmUp = 7;

    private const int NativeWarmUp = 1;

    public override string Name => "memory";

    public override string Title => "engines over text in memory";

    public override void Run(Session session, Report report)
    {
        report.Say(
            $"""
            {session.Corpus.Records:N0} records, {Spread.Figure(session.Corpus.Megabytes)} MB, on one core. Each process loads the file and passes over it several times; the figure
            of a round is the median of the last {CountedPasses} passes, after {JitWarmUp} passes of just in time compiled code and {NativeWarmUp} of native code. All that do the
            same work print the same result. The peak includes the file.
            """);
        double megabytes = session.Corpus.Megabytes;
        foreach (bool avx2 in new[] { false, true })
        {
            string suffix = avx2 ? ", AVX-512 switched off on both sides" : "";
            Compare(session, report, "The job" + suffix, [.. Job(session, avx2)], megabytes);
            Compare(session, report, "Every field of every record" + suffix, [.. Fields(session, avx2)], megabytes);
        }

        report.Say(
            """
            *Every field*: simdjson, Utf8JsonReader and *fields only* read all eleven fields that selectors can name and add up their
            lengths, to the same sum. The other rows of trailfilter decide 68 selectors that need them all where a record of that
            category can have them, so they have more to do.
            """);
    }

    private static IEnumerable<Contender> Job(Session session, bool avx2)
    {
        string selectors = session.Corpus.Selectors;
        yield return Simdjson(session, "job-lines", avx2);
        foreach (bool native in new[] { true, false })
        {
            yield return Dotnet(session, "trailfilter", native, "filter", selectors, "job", avx2);
            yield return Dotnet(session, "trailfilter strict", native, "strict", selectors, "job", avx2);
            yield return Dotnet(session, "Utf8JsonReader", native, "reader", selectors, "job", avx2);
        }
    }

    private static IEnumerable<Contender> Fields(Session session, bool avx2)
    {
        string selectors = session.Corpus.Text("fields.json", FieldsProgram.SelectorsJson);
        yield return Simdjson(session, "fields-lines", avx2) with { Agrees = "fields" };
        foreach (bool native in new[] { true, false })
        {
            yield return Dotnet(session, "trailfilter, fields only", native, "extract", selectors, "fields", avx2);
            yield return Dotnet(session, "trailfilter, decided by 68 selectors", native, "filter", selectors, "decided", avx2);
            yield return Dotnet(session, "trailfilter strict", native, "strict", selectors, "decided", avx2);
            yield return Dotnet(session, "Utf8JsonReader", native, "reader-fields", selectors, "fields", avx2);
        }
    }

    private static Contender Simdjson(Session session, string mode, bool avx2) =>
        Roster.Simdjson(
            session, "memory", Roster.SimdjsonName(1), [mode, session.Corpus.Prefixes, session.Corpus.Lines, Passes(NativeWarmUp)], avx2) with
        {
            Check = OutputCheck.Passes,
            WarmUpPasses = NativeWarmUp,
            Agrees = "job",
        };

    private static Contender Dotnet(Session session, string name, bool native, string mode, string selectors, string agrees, bool avx2)
    {
        int warmUp = native ? NativeWarmUp : JitWarmUp;
        Contender contender = Roster.Dotnet(session, name, native, ["memory", mode, selectors, session.Corpus.Lines, Passes(warmUp)], avx2);
        return contender with
        {
            Check = OutputCheck.Passes,
            WarmUpPasses = warmUp,
            Agrees = agrees,

            // On one core the runtime waits ten times as long before it compiles better; that only makes the warm-up longer.
            Environment = [.. contender.Environment, ("DOTNET_TC_DelaySingleProcMultiplier", "1")],
        };
    }

    private static string Passes(int warmUp) => (warmUp + CountedPasses).ToString(CultureInfo.InvariantCulture);
}
