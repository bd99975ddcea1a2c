using System.Collections.Immutable;
using TrailFilter.Cli.Arguments;
using TrailFilter.Cli.Selectors;
using TrailFilter.Cli.Terminal;
using TrailFilter.Core.Selectors;
using TrailFilter.Formats.Writing;
using TrailFilter.Pipeline.Sinks;

namespace TrailFilter.Cli.Converting;

/// <summary>Runs <c>convert</c>: reads, converts, proves that nothing has changed, and writes.</summary>
internal sealed class ConvertVerb(ConvertSettings settings, Messages messages)
{
    private const string Unnamed = "trail";

    /// <summary>Converts.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        RefuseInput();
        var reader = new SelectorFiles(settings.Reading, settings.Quiet, messages);
        if (!reader.TryRead(
            [new SelectorsArgument(null, settings.File)],
            out ImmutableArray<Trail> read,
            oneEach: !SelectorsFileWriter.HoldsSeveral(settings.Form)))
        {
            return ExitCodes.Usage;
        }

        reader.RefuseUnused();
        ImmutableArray<Trail> sources = [.. read.Select(Named)];
        var conversion = new ProvenConversion(settings.Form, settings.Minimise, settings.Reading.Rules);
        ConvertedFile result = conversion.Of(sources);
        var words = new ConvertWords(SelectorSource.NameOf(settings.File), settings.Form, messages);
        if (result.Written is not { } written)
        {
            words.TellRefusals(result);
            return ExitCodes.CheckFailed;
        }

        if (!settings.Quiet)
        {
            words.TellSteps(result, settings.Minimise);
        }

        using var output = ResultFile.Create(settings.Output, settings.Force);
        output.Write(stream => stream.Write(written.Content.Span));
        output.Commit();
        return ExitCodes.Done;
    }

    // What comes through a pipe without a name is called a trail, not after the pipe.
    private Trail Named(Trail trail) =>
        settings.File == "-" && trail.Selectors.TrailName is null && trail.Name == "stdin" ? trail with { Name = Unnamed } : trail;

    private void RefuseInput()
    {
        if (settings.Output is { } output && settings.File is not ("-" or SelectorsArgument.Default)
            && !AtomicFile.IsWrittenDirectly(output) && AtomicFile.PlaceOf(output) == AtomicFile.PlaceOf(settings.File))
        {
            throw new UsageException($"--output {output}: this is the input, which is never replaced.");
        }
    }
}
