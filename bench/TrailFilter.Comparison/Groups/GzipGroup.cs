using TrailFilter.Comparison.Data;
using TrailFilter.Comparison.Measuring;
using TrailFilter.Comparison.Reporting;

namespace TrailFilter.Comparison.Groups;

/// <summary>Whole processes over gzip files, beside programs that only unpack them.</summary>
internal sealed class GzipGroup : Group
{
    private const string Floor = "floor: igzip -dc";

    public override string Name => "gzip";

    public override string Title => "whole processes over gzip";

    public override void Run(Session session, Report report)
    {
        string packed = ArchiveSets.PackedLines(session.Corpus);
        string[] mixed = ArchiveSets.Mixed(session.Corpus);
        double megabytes = session.Corpus.Megabytes;
        report.Say(
            $"""
            Packed by gzip -6; MB are uncompressed. *One file*: the lines, {Spread.Figure(new FileInfo(packed).Length / 1e6)} MB packed. *Mixed*: the same records in {mixed.Length:N0} archives
            of 10 KB to 50 MB, {Spread.Figure(mixed.Sum(static file => new FileInfo(file).Length) / 1e6)} MB packed. A floor only unpacks, to nowhere; trailfilter unpacks, checks and filters,
            and writes what the job selects. All trailfilter rows write the same bytes.
            """);
        Compare(session, report, "One file", [.. OneFile(session, packed)], megabytes, "igzip");
        Compare(session, report, "Mixed archives", [.. Mixed(session, mixed)], megabytes, "igzip");
    }

    private static IEnumerable<Contender> OneFile(Session session, string packed)
    {
        yield return Roster.Tool("isal", Floor, "igzip", "-dc", packed) with { Check = OutputCheck.None, Against = Floor };
        yield return Roster.Tool("gzip", "floor: gzip -dc", "gzip", "-dc", packed) with { Check = OutputCheck.None, Against = Floor };
        yield return Roster.Tool("pigz", "floor: pigz -dc", "pigz", "-dc", packed) with { Check = OutputCheck.None, Against = Floor };
        yield return Roster.Tool("libdeflate-tools", "floor: libdeflate-gunzip -c", "libdeflate-gunzip", "-c", packed) with
        {
            Check = OutputCheck.None,
            Against = Floor,
        };
        foreach (Contender contender in Ours(session, [packed], static _ => Floor))
        {
            yield return contender;
        }
    }

    private static IEnumerable<Contender> Mixed(Session session, string[] files)
    {
        foreach (int cores in new[] { 1, 2 })
        {
            yield return AtATime(cores, "isal", "igzip", files);
            yield return AtATime(cores, "gzip", "gzip", files);
        }

        foreach (Contender contender in Ours(session, files, cores => FloorName("igzip", cores)))
        {
            yield return contender;
        }
    }

    private static string FloorName(string tool, int cores) => cores == 1 ? $"floor: {tool} -dc" : $"floor: {tool} -dc, {cores} at a time";

    /// <summary>An unpacker over many files, eight to a process, as many processes as cores.</summary>
    private static Contender AtATime(int cores, string package, string tool, string[] files) =>
        Roster.Tool(package, FloorName(tool, cores), tool) with
        {
            Command = ["sh", "-c", $"ls '{Path.GetDirectoryName(files[0])}'/* | xargs -n 8 -P {cores} {tool} -dc"],
            Cores = cores,
            Check = OutputCheck.None,
            Against = FloorName("igzip", cores),
        };

    private static IEnumerable<Contender> Ours(Session session, string[] inputs, Func<int, string> against)
    {
        foreach (int cores in new[] { 1, 2 })
        {
            foreach (bool native in new[] { true, false })
            {
                yield return Roster.Ours(session, native, cores, strict: false, inputs) with { Against = against(cores) };
            }

            yield return Roster.Ours(session, native: true, cores, strict: true, inputs) with { Against = against(cores) };
            Contender system = Roster.Ours(session, native: true, cores, strict: false, inputs);
            yield return system with
            {
                Name = system.Name + ", .NET's inflater",
                Environment = [("TRAILFILTER_INFLATE", "system")],
                Against = against(cores),
            };
        }
    }
}
