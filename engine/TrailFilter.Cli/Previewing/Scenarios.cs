using System.Collections.Immutable;
using TrailFilter.Core.Selectors;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Cli.Previewing;

/// <summary>The configurations a preview compares, and all their trails for one program.</summary>
/// <param name="Trails">The trails, each once.</param>
/// <param name="Configurations">The current one, and then a configuration for each proposal.</param>
internal sealed record Scenarios(ImmutableArray<Trail> Trails, ImmutableArray<Configuration> Configurations)
{
    /// <summary>Configurations are told apart by the bits of an int, one of which is the current one's.</summary>
    public const int MaxProposals = 30;

    /// <summary>Puts each proposal in the place of the trail it is for.</summary>
    /// <param name="current">The trails there are, with different names.</param>
    /// <param name="proposed">Selectors for one of them each; what <see cref="Trail.Name"/> means depends on their number.</param>
    /// <param name="isNamed">Whether the name of a proposal was written, and so says which trail it is for.</param>
    /// <exception cref="UsageException">It is not clear which trail a proposal is for.</exception>
    public static Scenarios Of(ImmutableArray<Trail> current, ImmutableArray<Trail> proposed, ImmutableArray<bool> isNamed)
    {
        if (proposed.Length > MaxProposals)
        {
            throw new UsageException($"{proposed.Length} proposals are more than one run compares; there may be {MaxProposals}.");
        }

        ImmutableArray<int> now = [.. Enumerable.Range(0, current.Length)];
        var trails = new List<Trail>(current);
        var names = new HashSet<string>(current.Select(static trail => trail.Name), StringComparer.Ordinal);
        var configurations = new List<Configuration> { new(string.Join(" + ", current.Select(static trail => trail.Name)), now) };
        var titles = new HashSet<string>(StringComparer.Ordinal) { configurations[0].Name };
        for (int i = 0; i < proposed.Length; i++)
        {
            int replaced = ReplacedBy(current, proposed[i].Name, isNamed[i]);
            string title = Unique(titles, current.Length == 1 || !isNamed[i] ? proposed[i].Name : $"{proposed[i].Name} changed");
            configurations.Add(new Configuration(title, now.SetItem(replaced, trails.Count)));
            trails.Add(new Trail(Unique(names, proposed[i].Name), proposed[i].Selectors, proposed[i].Kind));
        }

        return new Scenarios([.. trails], [.. configurations]);
    }

    private static int ReplacedBy(ImmutableArray<Trail> current, string name, bool isNamed)
    {
        int replaced = isNamed ? current.IndexOf(current.FirstOrDefault(trail => trail.Name == name)!) : -1;
        return replaced >= 0 ? replaced
            : current.Length == 1 ? 0
            : throw new UsageException(
                $"Which trail are the proposed selectors {name} for? Write --proposed TRAIL=FILE with one of "
                + $"{string.Join(", ", current.Select(static trail => trail.Name))}.");
    }

    private static string Unique(HashSet<string> taken, string name)
    {
        string unique = name;
        for (int number = 0; !taken.Add(unique); number++)
        {
            unique = number == 0 ? $"{name} (proposed)" : $"{name} (proposed {number + 1})";
        }

        return unique;
    }
}
