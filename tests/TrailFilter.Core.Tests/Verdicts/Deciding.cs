using System.Text.Json;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;

namespace TrailFilter.Core.Tests.Verdicts;

/// <summary>Decides single records by a fresh evaluator, and holds every answer against <see cref="NaiveVerdicts"/>.</summary>
internal static class Deciding
{
    internal static Verdict Decide(string record, params Trail[] trails)
    {
        using var document = JsonDocument.Parse(record);
        SelectorProgram program = SelectorProgram.Compile(trails);
        var evaluator = new Evaluator(program);
        return DecideLikeNaive(evaluator, program, document.RootElement);
    }

    internal static Outcome OutcomeOf(string record, params AdvancedEventSelector[] selectors)
        => Decide(record, SelectorText.TrailOf("trail", selectors)).Outcome;

    internal static Outcome OutcomeOf(string record, params EventSelector[] selectors)
        => Decide(record, SelectorText.TrailOf("trail", selectors)).Outcome;

    /// <summary>Decides, and fails unless outcome, marks and every selector are what the rulings say.</summary>
    internal static Verdict DecideLikeNaive(Evaluator evaluator, SelectorProgram program, JsonElement record)
    {
        var filled = new FilledRecord(Evaluator.PlanFor(program), record);
        Verdict verdict = evaluator.Decide(filled.Bytes, filled.Fields);
        (Outcome outcome, VerdictMarks marks, bool[] passed) = NaiveVerdicts.Decide(program.Trails, record);
        Assert.Equal((outcome, marks), (verdict.Outcome, verdict.Marks));
        ReadOnlySpan<ulong> bits = evaluator.PassedSelectors(verdict);
        for (int selector = 0; selector < passed.Length; selector++)
        {
            Assert.True(passed[selector] == BitSet.Contains(bits, selector), $"Selector {selector} of {record}.");
        }

        return verdict;
    }

    /// <summary>A data event on one resource.</summary>
    internal static string DataRecord(string type, string arn, string eventName = "GetObject")
        => $$"""
        {"eventVersion":"1.11","eventName":"{{eventName}}","eventSource":"s3.amazonaws.com","readOnly":true,"eventCategory":"Data",
        "resources":[{"type":"{{type}}","ARN":"{{arn}}"}]}
        """;
}
