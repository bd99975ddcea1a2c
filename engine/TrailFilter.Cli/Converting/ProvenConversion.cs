using System.Collections.Immutable;
using TrailFilter.Core.Selectors;
using TrailFilter.Formats;
using TrailFilter.Formats.Writing;
using TrailFilter.Reasoning;
using TrailFilter.Reasoning.Kinds;
using TrailFilter.Reasoning.Minimising;

namespace TrailFilter.Cli.Converting;

/// <summary>
/// Converts trails, reads the result back as any file is read, and compares it with what was converted. Only what is accepted and equal
/// is given out.
/// </summary>
/// <param name="form">The form to write.</param>
/// <param name="minimise">Whether what can be left out is left out.</param>
/// <param name="rules">The rules asked for; null for the newest of each kind.</param>
internal sealed class ProvenConversion(SelectorsForm form, bool minimise, RuleSet? rules)
{
    /// <summary>Converts the trails of a file.</summary>
    public ConvertedFile Of(ImmutableArray<Trail> sources)
    {
        ImmutableArray<ConvertedTrail> converted = [.. sources.Select(Convert)];
        if (converted.Any(static trail => trail.Result.Selectors.Count == 0))
        {
            return new ConvertedFile([.. converted.Select(static trail => trail.Result.Selectors.Count > 0 ? trail : Refused(trail))], null, []);
        }

        WrittenFile written = SelectorsFileWriter.Write([.. converted.Select(static trail => trail.Result)], form);
        SelectorsFile read = SelectorsFileReader.Read(written.Readable.Span, OptionsFor(sources));
        converted = [.. converted.Select((trail, index) => Prove(trail, read, read.Trails.ElementAtOrDefault(index)))];
        bool isProven = written.Obstacles.IsEmpty && converted.All(static trail => trail.IsProven);
        return new ConvertedFile(converted, isProven ? written : null, written.Obstacles);
    }

    private ConvertedTrail Convert(Trail source)
    {
        KindConversion kind = form switch
        {
            SelectorsForm.Advanced => SelectorKinds.ToAdvanced(source),
            SelectorsForm.Basic => SelectorKinds.ToBasic(source),
            _ => new KindConversion(source.Selectors, [], []),
        };
        Trail changed = source with { Selectors = kind.Selectors };
        if (!minimise || kind.Selectors.Count == 0)
        {
            return new ConvertedTrail(source, changed, changed, [], kind.Obstacles, kind.Notes);
        }

        MinimisedSelectors least = SelectorMinimiser.Minimise(changed, new AcceptedSelectors(changed, RulesOf(source)).AreAcceptable);
        return new ConvertedTrail(source, changed, changed with { Selectors = least.Selectors }, least.Steps, kind.Obstacles, kind.Notes);
    }

    private static ConvertedTrail Prove(ConvertedTrail trail, SelectorsFile file, FoundTrail? found)
    {
        ImmutableArray<SelectorProblem> problems =
        [
            .. file.Problems.Concat(found?.Result.Problems ?? []).Where(static problem => problem.Severity == ProblemSeverity.Error),
        ];
        return found?.Result.Selectors is { } selectors
            ? trail with { Problems = problems, Comparison = TrailComparer.Compare(trail.Source, Read(trail, found, selectors)) }
            : trail with { Problems = problems };
    }

    private static Trail Read(ConvertedTrail trail, FoundTrail found, SelectorSet selectors) =>
        new(trail.Source.Name, selectors, found.Rules.Kind);

    /// <summary>What is left of it is nothing, which no form holds; comparing shows what would be lost.</summary>
    private static ConvertedTrail Refused(ConvertedTrail trail) =>
        trail with { Comparison = TrailComparer.Compare(trail.Source, trail.Result) };

    // Of the lists and the aws command's input, nothing says whether they are a trail's or an event data store's.
    private SelectorsFileOptions OptionsFor(ImmutableArray<Trail> sources) =>
        new() { Rules = SelectorsFileWriter.HoldsSeveral(form) ? rules : RulesOf(sources[0]) };

    private RuleSet RulesOf(Trail trail) =>
        rules ?? (trail.Kind == TrailKind.EventDataStore && RuleSet.TryGet("event-data-store", out RuleSet? store) ? store : RuleSet.Current);
}
