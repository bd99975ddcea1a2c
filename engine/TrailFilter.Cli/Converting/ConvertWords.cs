using System.Text;
using TrailFilter.Cli.Comparing;
using TrailFilter.Cli.Terminal;
using TrailFilter.Core.Selectors;
using TrailFilter.Formats.Writing;
using TrailFilter.Reasoning;
using TrailFilter.Reasoning.Minimising;

namespace TrailFilter.Cli.Converting;

/// <summary>What <c>convert</c> says on standard error: what was left out and why, or why nothing is written.</summary>
/// <param name="file">The name of the file, for messages.</param>
/// <param name="form">The form that was asked for.</param>
/// <param name="messages">Where it goes.</param>
internal sealed class ConvertWords(string file, SelectorsForm form, Messages messages)
{
    private const int MaxProblems = 20;

    /// <summary>Says what was left out, joined and lost.</summary>
    public void TellSteps(ConvertedFile result, bool minimised)
    {
        foreach (ConvertedTrail trail in result.Trails)
        {
            string name = NameOf(trail, result);
            foreach (string note in trail.Notes)
            {
                messages.Plain($"{name}: {note}");
            }

            foreach (string obstacle in trail.Obstacles)
            {
                messages.Plain($"{name}: left out, because nothing changes without it: {obstacle}");
            }

            foreach (Simplification step in trail.Steps)
            {
                messages.Plain($"{name}: {Sentence(step, trail.Changed)}");
            }

            if (minimised)
            {
                messages.Plain($"{name}: {Counts(trail)}");
            }
        }

        foreach (string note in result.Written!.Notes)
        {
            messages.Plain(note);
        }
    }

    /// <summary>Says why nothing is written.</summary>
    public void TellRefusals(ConvertedFile result)
    {
        if (!result.Obstacles.IsEmpty)
        {
            messages.Error($"{file} cannot be written as {Form} that logs the same; nothing was written.");
            foreach (string obstacle in result.Obstacles)
            {
                messages.Plain($"  {obstacle}");
            }
        }

        foreach (ConvertedTrail trail in result.Trails.Where(static trail => !trail.IsProven))
        {
            messages.Error($"{NameOf(trail, result)} cannot be written as {Form} that logs the same; nothing was written.");
            foreach (string obstacle in trail.Obstacles)
            {
                messages.Plain($"  {obstacle}");
            }

            foreach (SelectorProblem problem in trail.Problems.Take(MaxProblems))
            {
                messages.Plain($"  It would be refused: {problem.Path}: {problem.Message} {problem.Advice}");
            }

            Tell(trail.Comparison?.OnlyFirst, "the file logs and the result would not", trail.Result);
            Tell(trail.Comparison?.OnlySecond, "the result would log and the file does not", trail.Source);
        }
    }

    private string Form => form switch
    {
        SelectorsForm.Advanced => "a list of advanced selectors",
        SelectorsForm.Basic => "a list of basic selectors",
        SelectorsForm.Cli => "an input of the aws command",
        SelectorsForm.CloudFormation => "a CloudFormation template",
        _ => "Terraform source",
    };

    private string NameOf(ConvertedTrail trail, ConvertedFile result) =>
        result.Trails.Length > 1 ? $"{file}, {trail.Source.Name}" : file;

    private void Tell(SelectorDifference? difference, string who, Trail other)
    {
        if (difference is null)
        {
            return;
        }

        messages.Plain($"  A record that {who}:");
        messages.Plain($"    {Encoding.UTF8.GetString(difference.Record.Span)}");
        if (difference.Misses is [var miss, ..])
        {
            string seen = miss.Value is null ? "is missing" : $"is \"{miss.Value}\"";
            messages.Plain($"    {new DiffSide("", file, other).PathOf(miss.Selector)}: {miss.Field} {seen}, the selector has {miss.Condition}");
        }
    }

    private static string Sentence(Simplification step, Trail trail)
    {
        var side = new DiffSide("", "", trail);
        string selector = Called(side, step.Selector);
        string others = string.Join(", ", step.Others.Select(other => Called(side, other)));
        return step.Kind switch
        {
            SimplificationKind.NeverPasses => $"{selector} is left out: no record passes it.",
            SimplificationKind.Shadowed => $"{selector} is left out: {others} {(step.Others.Length == 1 ? "logs" : "log")} all that it logs.",
            SimplificationKind.Joined => $"{selector} is joined to {others}.",
            SimplificationKind.NoValues => $"{selector}: {step.Place} is left out: it has no values, and so logs nothing.",
            _ when step.Cover == step.Value => $"{selector}: {step.Place} has \"{step.Value}\" twice; one is left out.",
            _ when step.Cover is { } cover => $"{selector}: {step.Place} \"{step.Value}\" is left out: \"{cover}\" covers it.",
            _ => $"{selector}: {step.Place} \"{step.Value}\" is left out: without it the same is logged.",
        };
    }

    private static string Called(DiffSide side, int selector) =>
        side.NameOf(selector) is { } name ? $"{side.PathOf(selector)} \"{name}\"" : side.PathOf(selector);

    private static string Counts(ConvertedTrail trail)
    {
        if (trail.Steps.IsEmpty)
        {
            return $"nothing can be left out ({Size(trail.Result.Selectors)}).";
        }

        string limit = trail.Result.Selectors.EventSelectors.IsEmpty
            ? "AWS allows 500 values"
            : "AWS allows 5 selectors with 250 values of data resources";
        return $"{Size(trail.Changed.Selectors)} became {Size(trail.Result.Selectors)}; {limit}.";
    }

    private static string Size(SelectorSet selectors)
    {
        int values = selectors.EventSelectors.Sum(static selector => selector.DataResources.Sum(static resource => resource.Values.Length))
            + selectors.AdvancedEventSelectors.Sum(static selector =>
                selector.FieldSelectors.Sum(static field => field.Conditions.Sum(static condition => condition.Values.Length)));
        return FormattableString.Invariant(
            $"{selectors.Count} {(selectors.Count == 1 ? "selector" : "selectors")} with {values} {(values == 1 ? "value" : "values")}");
    }
}
