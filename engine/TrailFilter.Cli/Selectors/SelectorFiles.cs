using System.Collections.Immutable;
using TrailFilter.Cli.Arguments;
using TrailFilter.Cli.Terminal;
using TrailFilter.Core.Selectors;
using TrailFilter.Formats;

namespace TrailFilter.Cli.Selectors;

/// <summary>Reads the trails of a run: all files, and all their problems, before any record is looked at.</summary>
/// <param name="settings">How the files are read.</param>
/// <param name="quiet">Whether warnings and notes are left out.</param>
/// <param name="messages">Where problems go.</param>
internal sealed class SelectorFiles(SelectorReadingSettings settings, bool quiet, Messages messages)
{
    // A file with hundreds of errors is the wrong file, or all of one kind; check shows every one of them.
    private const int MaxShown = 20;

    private readonly TrailChoice _choice = new(settings);

    /// <summary>Reads the trails and tells every problem.</summary>
    /// <param name="arguments">The files.</param>
    /// <param name="trails">The trails, when all files are accepted.</param>
    /// <param name="oneEach">Whether each file must come down to one trail, because it stands for one; several may stand for the same.</param>
    /// <returns>Whether all files are accepted.</returns>
    /// <exception cref="UsageException">A file is not there, a trail is, or two trails have one name.</exception>
    public bool TryRead(ImmutableArray<SelectorsArgument> arguments, out ImmutableArray<Trail> trails, bool oneEach = false)
    {
        var read = new List<Trail>();
        bool accepted = true;
        foreach (SelectorsArgument argument in arguments)
        {
            accepted &= TryRead(argument, oneEach, read);
        }

        trails = accepted ? [.. read] : [];
        if (accepted && !oneEach)
        {
            RefuseEqualNames(read);
        }

        return accepted;
    }

    /// <summary>Refuses what was named on the command line and fits none of the files read.</summary>
    /// <exception cref="UsageException">There is something.</exception>
    public void RefuseUnused() => _choice.RefuseUnused();

    private bool TryRead(SelectorsArgument argument, bool oneEach, List<Trail> read)
    {
        SelectorsFile file = SelectorSource.Read(argument.Path, settings);
        string name = SelectorSource.NameOf(argument.Path);
        bool accepted = Tell(name, file.Problems);
        ImmutableArray<FoundTrail> chosen = _choice.Of(name, file);
        if (oneEach && chosen.Length > 1)
        {
            throw new UsageException(
                $"{name} holds {chosen.Length} trails, and one is meant here: {TrailChoice.Names(chosen)}. Choose it with --trail NAME.");
        }

        foreach (FoundTrail trail in chosen)
        {
            bool isAccepted = Tell(name, trail.Result.Problems);
            accepted &= isAccepted;
            if (isAccepted && trail.Result.Selectors is { } selectors)
            {
                TellNotes(name, trail);
                read.Add(new Trail(NameOf(argument, trail, chosen.Length), selectors, trail.Rules.Kind));
            }
        }

        return accepted;
    }

    /// <summary>The name that was written; of several trails of a file, each with its own behind it.</summary>
    private static string NameOf(SelectorsArgument argument, FoundTrail trail, int count) => argument switch
    {
        { Name: { } given } => count > 1 ? $"{given}/{trail.Name}" : given,
        _ => trail.Name ?? (argument.IsStandardInput ? "stdin" : Path.GetFileNameWithoutExtension(argument.Path)),
    };

    private static void RefuseEqualNames(List<Trail> trails)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (trails.Find(trail => !names.Add(trail.Name)) is { } second)
        {
            throw new UsageException($"Two trails are called {second.Name}; give them names: NAME=FILE.");
        }
    }

    private void TellNotes(string file, FoundTrail trail)
    {
        foreach (string note in trail.Notes.Take(quiet ? 0 : MaxShown))
        {
            messages.Plain($"{file}: {note}");
        }
    }

    /// <summary>Tells problems.</summary>
    /// <returns>Whether none is an error.</returns>
    private bool Tell(string file, ImmutableArray<SelectorProblem> problems)
    {
        // Errors first: they are what stops the run.
        SelectorProblem[] told =
        [
            .. problems
                .Where(problem => !quiet || problem.Severity == ProblemSeverity.Error)
                .OrderBy(static problem => problem.Severity),
        ];
        foreach (SelectorProblem problem in told.Take(MaxShown))
        {
            string sentence = $"{file}: {ProblemPlace.Of(problem)}: {problem.Message} {problem.Advice}";
            if (problem.Severity == ProblemSeverity.Error)
            {
                messages.Error(sentence);
            }
            else
            {
                messages.Warning(sentence);
            }
        }

        if (told.Length > MaxShown)
        {
            messages.Plain($"... and {told.Length - MaxShown} more; trailfilter check shows them all.");
        }

        return problems.All(static problem => problem.Severity != ProblemSeverity.Error);
    }
}
