using System.Collections.Immutable;
using TrailFilter.Cli.Arguments;
using TrailFilter.Cli.Selectors;
using TrailFilter.Cli.Terminal;
using TrailFilter.Core.Selectors;
using TrailFilter.Reasoning;

namespace TrailFilter.Cli.Comparing;

/// <summary>Runs <c>diff</c>: reads both files, compares them, and writes what came of it.</summary>
internal static class DiffVerb
{
    /// <summary>Compares.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(DiffSettings settings, Messages messages)
    {
        // Both may be states of one trail, so that their own names say nothing.
        ImmutableArray<SelectorsArgument> files = [new("A", settings.First), new("B", settings.Second)];
        var reader = new SelectorFiles(settings.Reading, quiet: true, messages);
        if (!reader.TryRead(files, out ImmutableArray<Trail> trails, oneEach: true))
        {
            return ExitCodes.Usage;
        }

        reader.RefuseUnused();

        var result = new DiffResult(
            new DiffSide("A", SelectorSource.NameOf(settings.First), trails[0]),
            new DiffSide("B", SelectorSource.NameOf(settings.Second), trails[1]),
            TrailComparer.Compare(trails[0], trails[1]));
        using var output = ResultFile.Create(path: null, overwrite: false);
        output.Write(stream =>
        {
            if (settings.AsJson)
            {
                DiffJson.Write(stream, result);
            }
            else
            {
                DiffText.Write(stream, result);
            }
        });
        return result.Comparison.Relation == SelectorRelation.Equal ? ExitCodes.Done : ExitCodes.CheckFailed;
    }
}
