using System.Collections.Immutable;
using TrailFilter.Cli.CommandLine;
using TrailFilter.Formats;

namespace TrailFilter.Cli.Selectors;

/// <summary>
/// Picks the trails that are asked for out of files, and remembers what was met, so that a name that fits nothing is told.
/// </summary>
internal sealed class TrailChoice(SelectorReadingSettings settings)
{
    private const int MaxListed = 10;

    private readonly HashSet<string> _met = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _parameters = new(StringComparer.Ordinal);
    private bool _hasTemplate;

    /// <summary>
    /// The trails of a file that are asked for; all when none is named, and the one of a file that holds nothing but its selectors.
    /// </summary>
    /// <param name="name">The file, for messages.</param>
    /// <param name="file">The file.</param>
    /// <exception cref="UsageException">The file has other trails only.</exception>
    public ImmutableArray<FoundTrail> Of(string name, SelectorsFile file)
    {
        _hasTemplate |= !file.ParameterNames.IsEmpty;
        _parameters.UnionWith(file.ParameterNames);
        string[] all = [.. file.Trails.SelectMany(static trail => trail.OtherNames.Append(trail.Name ?? ""))];
        _names.UnionWith(all);
        ImmutableArray<FoundTrail> chosen = [.. file.Trails.Where(trail => settings.Trails.Any(trail.IsCalled))];
        _met.UnionWith(settings.Trails.Where(one => chosen.Any(trail => trail.IsCalled(one))));
        if (settings.Trails.IsEmpty || file.Trails.IsEmpty || file.IsApiForm)
        {
            return file.Trails;
        }

        if (chosen.IsEmpty)
        {
            string wanted = string.Join(" or ", settings.Trails);
            throw new UsageException(
                Sentence($"{name} has no trail called {wanted}; it has {Names(file.Trails)}", settings.Trails[0], all));
        }

        return chosen;
    }

    /// <summary>The names of some trails, for a sentence.</summary>
    public static string Names(ImmutableArray<FoundTrail> trails)
    {
        string names = string.Join(", ", trails.Take(MaxListed).Select(static trail => trail.Name));
        return trails.Length > MaxListed ? $"{names} and {trails.Length - MaxListed} more" : names;
    }

    /// <summary>Refuses names that fit no file: a misspelt one would otherwise mean a default, unseen.</summary>
    /// <exception cref="UsageException">There is one.</exception>
    public void RefuseUnused()
    {
        if (settings.Parameters.Keys.Order(StringComparer.Ordinal).FirstOrDefault(name => !_parameters.Contains(name)) is { } unused)
        {
            throw new UsageException(_hasTemplate
                ? Sentence($"--parameter {unused}: no file refers to that", unused, _parameters)
                : $"--parameter {unused}: no file is a template that refers to anything.");
        }

        if (settings.Trails.FirstOrDefault(name => !_met.Contains(name)) is { } missed)
        {
            throw new UsageException(Sentence($"--trail {missed}: no file has a trail of that name", missed, _names));
        }
    }

    private static string Sentence(string start, string word, IEnumerable<string> words) =>
        NearestWord.Hint(word, words) is { Length: > 0 } hint ? start + hint : start + ".";
}
