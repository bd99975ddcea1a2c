using TrailFilter.Comparison.Data;
using TrailFilter.Comparison.Measuring;
using TrailFilter.Comparison.Reporting;

namespace TrailFilter.Comparison.Groups;

/// <summary>Very many small archives against few big ones with the same records: what an archive costs beside its bytes.</summary>
internal sealed class SmallGroup : Group
{
    public override string Name => "small";

    public override string Title => "small archives";

    public override void Run(Session session, Report report)
    {
        int archives = session.Options.SmallArchives;
        string small = ArchiveSets.Small(session.Corpus, archives);
        string big = ArchiveSets.Big(session.Corpus, archives);
        double megabytes = ArchiveSets.SmallMegabytes(session.Corpus, archives);
        string[] files = Directory.GetFiles(small, "*", SearchOption.AllDirectories);
        report.Say(
            $"""
            {files.Length:N0} archives in {Directory.GetDirectories(small).Length:N0} folders, median {Spread.Figure(Spread.Of(files.Select(static file => new FileInfo(file).Length / 1e3)).Median)} KB packed, and the same records in the same order in
            {Directory.GetFiles(big).Length:N0} big archives; {Spread.Figure(megabytes)} MB uncompressed. The ratio is to the same program on the big archives. All trailfilter rows write
            the same bytes.
            """);
        Contender[] contenders = [.. Contenders(session, small, big)];
        Measurement[][] figures = Compare(session, report, "Small and big archives", contenders, megabytes, "the same on big");
        report.Table("What a small archive costs beside its bytes", CostOfAnArchive(contenders, figures, files.Length));
    }

    private static IEnumerable<Contender> Contenders(Session session, string small, string big)
    {
        foreach ((bool native, int cores) in new[] { (true, 1), (true, 2), (false, 1), (false, 2) })
        {
            Contender onBig = Roster.Ours(session, native, cores, strict: false, [big]);
            string name = onBig.Name + ", big";
            yield return onBig with { Name = name, Against = name };
            yield return Roster.Ours(session, native, cores, strict: false, [small]) with { Against = name };
        }

        foreach (int cores in new[] { 1, 2 })
        {
            string name = $"floor: igzip -dc, {cores} at a time";
            yield return Unpack($"{name}, big", $"{name}, big", big, cores);
            yield return Unpack(name, $"{name}, big", small, cores);
        }
    }

    private static Contender Unpack(string name, string against, string folder, int cores) =>
        Roster.Tool("isal", name, "igzip") with
        {
            Command = ["sh", "-c", $"find '{folder}' -type f | sort | xargs -n {(name == against ? 4 : 250)} -P {cores} igzip -dc"],
            Cores = cores,
            Check = OutputCheck.None,
            Against = against,
        };

    private static string CostOfAnArchive(Contender[] contenders, Measurement[][] figures, int archives)
    {
        var rows = new List<string> { "| contender | wall µs | CPU µs |", "| --- | ---: | ---: |" };
        for (int i = 1; i < figures.Length; i += 2)
        {
            if (figures[i].Length > 0)
            {
                Spread wall = Spread.Of(figures[i].Zip(figures[i - 1], (small, big) => (small.Wall - big.Wall) / archives * 1e6));
                Spread processor = Spread.Of(figures[i].Zip(figures[i - 1], (small, big) => (small.Processor - big.Processor) / archives * 1e6));
                rows.Add($"| {contenders[i].Name} | {wall} | {processor} |");
            }
        }

        return string.Join('\n', rows);
    }
}
