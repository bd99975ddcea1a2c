using System.Globalization;
using TrailFilter.Comparison.Data;
using TrailFilter.Comparison.Measuring;
using TrailFilter.Comparison.Reporting;

namespace TrailFilter.Comparison.Groups;

/// <summary>The engine in memory with programs of growing size.</summary>
internal sealed class GrowthGroup : Group
{
    private const int CountedPasses = 3;
    private const string First = "1 value";

    public override string Name => "growth";

    public override string Title => "cost against values and trails";

    public override void Run(Session session, Report report)
    {
        report.Say(
            $"""
            The native engine over the lines in memory on one core, {session.Corpus.Records:N0} records, as in the group *memory*. *Values*: ARN prefixes of one
            selector. *Trails*: five selectors each, no two trails alike. *Dense*: S3 prefixes cut at any length from ARNs the records
            have, five a trail. Before it is timed each program decides a part of the records in the strict way too, with the same result.
            """);
        (string Name, string Folder)[] programs = [.. Programs(session.Corpus)];
        CheckAgainstStrict(session, programs);
        Contender[] contenders = [.. programs.Select(program => Engine(session, program, "filter", session.Corpus.Lines, 1, CountedPasses))];
        Measurement[][] figures = Compare(session, report, "Growth", contenders, session.Corpus.Megabytes, First);
        var rows = new List<string> { "| program | wall ns a record | CPU ns a record |", "| --- | ---: | ---: |" };
        rows.AddRange(programs.Select((program, i) =>
        {
            double factor = 1e9 / session.Corpus.Records;
            return $"| {program.Name} | {Spread.Of(figures[i].Select(run => run.Wall * factor))} | {Spread.Of(figures[i].Select(run => run.Processor * factor))} |";
        }));
        report.Table("Time a record", string.Join('\n', rows));
    }

    private static IEnumerable<(string Name, string Folder)> Programs(Corpus corpus)
    {
        foreach (int values in new[] { 1, 10, 100, 500 })
        {
            yield return (values == 1 ? First : $"{values} values", GrowthPrograms.Values(corpus, values));
        }

        foreach (int trails in new[] { 1, 10, 100, 1000 })
        {
            yield return ($"{trails:N0} trail{(trails == 1 ? "" : "s")} x 5 selectors", GrowthPrograms.Trails(corpus, trails));
        }

        foreach (int trails in new[] { 10, 50, 200 })
        {
            yield return ($"dense: {trails} trails x 5 prefixes of the data", GrowthPrograms.Dense(corpus, trails));
        }
    }

    private static void CheckAgainstStrict(Session session, (string Name, string Folder)[] programs)
    {
        string part = session.Corpus.PartOfLines;
        IEnumerable<Contender> both = programs.SelectMany(program => new[]
        {
            Engine(session, program, "filter", part, 0, 1) with { Agrees = program.Name },
            Engine(session, program, "strict", part, 0, 1) with { Agrees = program.Name },
        });
        _ = Rounds.Run(session.Runner, [.. both], 0);
    }

    private static Contender Engine(Session session, (string Name, string Folder) program, string mode, string file, int warmUp, int counted) =>
        Roster.Dotnet(
            session, "", native: true, ["memory", mode, program.Folder, file, (warmUp + counted).ToString(CultureInfo.InvariantCulture)]) with
        {
            Name = program.Name,
            Check = OutputCheck.Passes,
            WarmUpPasses = warmUp,
            Agrees = program.Name,
            Against = First,
        };
}
