using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using TrailFilter.Cli.Arguments;
using TrailFilter.Cli.Terminal;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Cli.Selectors;

/// <summary>Reads the trails of a run: all files, and all their problems, before any record is looked at.</summary>
internal static class SelectorFiles
{
    // A file with hundreds of errors is the wrong file, or all of one kind; check shows every one of them.
    private const int MaxShown = 20;

    /// <summary>Reads the trails and tells every problem.</summary>
    /// <param name="arguments">The files.</param>
    /// <param name="rules">What they must fit.</param>
    /// <param name="quiet">Whether warnings are left out.</param>
    /// <param name="mayShareNames">Whether several may have one name.</param>
    /// <param name="messages">Where problems go.</param>
    /// <param name="trails">The trails, when all files are accepted.</param>
    /// <returns>Whether all files are accepted.</returns>
    /// <exception cref="UsageException">A file is not there, or two trails have one name.</exception>
    public static bool TryRead(
        ImmutableArray<SelectorsArgument> arguments,
        RuleSet rules,
        bool quiet,
        bool mayShareNames,
        Messages messages,
        [NotNullWhen(true)] out ImmutableArray<Trail>? trails)
    {
        trails = null;
        var read = new List<Trail>();
        bool accepted = true;
        foreach (SelectorsArgument argument in arguments)
        {
            SelectorReadResult result = SelectorSource.Read(argument.Path, rules);
            Tell(SelectorSource.NameOf(argument.Path), result, quiet, messages);
            accepted &= result.IsAccepted;
            if (result.Selectors is { } selectors)
            {
                read.Add(new Trail(argument.Name ?? selectors.TrailName ?? NameOf(argument.Path), selectors, rules.Kind));
            }
        }

        if (!accepted)
        {
            return false;
        }

        if (!mayShareNames)
        {
            RefuseEqualNames(read);
        }

        trails = [.. read];
        return true;
    }

    private static string NameOf(string path) => path == "-" ? "stdin" : Path.GetFileNameWithoutExtension(path);

    private static void RefuseEqualNames(List<Trail> trails)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (trails.Find(trail => !names.Add(trail.Name)) is { } second)
        {
            throw new UsageException($"Two trails are called {second.Name}; give them names: NAME=FILE.");
        }
    }

    private static void Tell(string file, SelectorReadResult result, bool quiet, Messages messages)
    {
        // Errors first: they are what stops the run.
        SelectorProblem[] told =
        [
            .. result.Problems
                .Where(problem => !quiet || problem.Severity == ProblemSeverity.Error)
                .OrderBy(static problem => problem.Severity),
        ];
        foreach (SelectorProblem problem in told.Take(MaxShown))
        {
            string sentence = $"{file}: {problem.Path}: {problem.Message} {problem.Advice}";
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
    }
}
