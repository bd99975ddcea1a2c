using System.Text;
using System.Text.Json;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Tests.Oracle;
using TrailFilter.Core.Verdicts;
using TrailFilter.Core.Verdicts.Reference;

namespace TrailFilter.Reasoning.Tests;

/// <summary>All pairs of configurations that people really have.</summary>
public sealed class RealPairTests(ITestOutputHelper output)
{
    private const string Purpose = "that every difference between real configurations is proved by a record";

    [Fact]
    public void Every_difference_of_real_configurations_is_proved_by_a_record()
    {
        IReadOnlyList<Trail> trails = RealSelectors.All(Purpose);
        int[] relations = new int[Enum.GetValues<SelectorRelation>().Length];
        (int witnesses, int ambiguous, long steps, long most) = (0, 0, 0, 0);
        for (int first = 0; first < trails.Count; first++)
        {
            for (int second = first; second < trails.Count; second++)
            {
                SelectorComparison comparison = TrailComparer.Compare(trails[first], trails[second]);
                relations[(int)comparison.Relation]++;
                steps += comparison.Steps;
                most = Math.Max(most, comparison.Steps);
                Assert.True(first != second || comparison.Relation == SelectorRelation.Equal, trails[first].Name);
                foreach ((SelectorDifference? difference, Trail logging, Trail other) in new[]
                {
                    (comparison.OnlyFirst, trails[first], trails[second]), (comparison.OnlySecond, trails[second], trails[first]),
                })
                {
                    if (difference is not null)
                    {
                        witnesses++;
                        ambiguous += difference.IsAmbiguous ? 1 : 0;
                        Confirm(difference, logging, other);
                    }
                }
            }
        }

        // What a search costs does not depend on the machine: a step looks once at every class of every field.
        Assert.True(most < 1_000, $"A pair took {most} steps.");
        output.WriteLine($"{trails.Count} configurations, {witnesses} witnesses, {ambiguous} of them ambiguous, {steps} steps, at most {most}: "
            + string.Join(", ", Enum.GetValues<SelectorRelation>().Select(relation => $"{relation} {relations[(int)relation]}")));
    }

    private static void Confirm(SelectorDifference difference, Trail logging, Trail other)
    {
        JsonElement record = JsonElement.Parse(difference.Record.Span);
        ReferenceVerdict verdict = new ReferenceEvaluator([logging]).Decide(record);
        bool isProof = verdict.Outcome == Outcome.Logged && verdict.PassedSelectors[difference.Selector]
            && new ReferenceEvaluator([other]).Decide(record).Outcome != Outcome.Logged;
        Assert.True(isProof, $"{logging.Name} and {other.Name}: {Encoding.UTF8.GetString(difference.Record.Span)}");
    }
}
