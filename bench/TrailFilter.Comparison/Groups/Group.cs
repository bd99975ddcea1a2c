using TrailFilter.Comparison.Measuring;
using TrailFilter.Comparison.Reporting;

namespace TrailFilter.Comparison.Groups;

/// <summary>A part of the comparison that can be run by itself and has a file of its own in bench/results.</summary>
internal abstract class Group
{
    /// <summary>The word after --only.</summary>
    public abstract string Name { get; }

    /// <summary>The heading and what the help says.</summary>
    public abstract string Title { get; }

    /// <summary>Runs it and fills the report.</summary>
    public abstract void Run(Session session, Report report);

    /// <summary>The file's name in bench/results.</summary>
    public string FileName => $"Comparison{char.ToUpperInvariant(Name[0])}{Name[1..]}.md";

    /// <summary>Runs contenders against each other and adds their table.</summary>
    protected static Measurement[][] Compare(
        Session session, Report report, string heading, IReadOnlyList<Contender> contenders, double megabytes, string reference = "simdjson")
    {
        Console.Error.WriteLine($"{heading}: {contenders.Count} contenders");
        IReadOnlyList<Contender> possible = [.. contenders.Where(static contender => contender.Cores <= Environment.ProcessorCount)];
        Measurement[][] figures = Rounds.Run(session.Runner, possible, session.Options.Rounds);
        report.Table(heading, ContenderTable.Write(possible, figures, megabytes, reference));
        return figures;
    }
}
