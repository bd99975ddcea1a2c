using System.Text.Json;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;
using TrailFilter.Core.Verdicts.Reference;

namespace TrailFilter.Core.Tests.Reference;

/// <summary>What the cases cannot say: exceptions, and what holds for every record.</summary>
public sealed class ReferenceEvaluatorTests
{
    private static readonly ReferenceEvaluator s_default = new([new Trail("t", SelectorSet.Default)]);

    [Fact]
    public void A_record_must_be_an_object()
    {
        using var document = JsonDocument.Parse("[]");
        Assert.Throws<ArgumentException>("record", () => s_default.Decide(document.RootElement));
    }

    [Fact]
    public void A_field_that_is_no_text_has_no_verdict()
    {
        using var document = JsonDocument.Parse("""{"eventName":"\ud800"}""");
        Assert.False(s_default.TryDecide(document.RootElement, out ReferenceVerdict? verdict));
        Assert.Null(verdict);
        Assert.Throws<FormatException>(() => s_default.Decide(document.RootElement));
    }

    [Fact]
    public void The_verdict_outlives_the_document()
    {
        ReferenceVerdict verdict;
        using (var document = JsonDocument.Parse("""{"eventName":"CreateTrail","eventCategory":"Management"}"""))
        {
            verdict = s_default.Decide(document.RootElement);
        }

        Assert.Equal(Outcome.Logged, verdict.Outcome);
        Assert.Equal(VerdictMarks.None, verdict.Marks);
        Assert.Equal([true], verdict.PassedSelectors);
    }

    [Fact]
    public void Without_trails_nothing_governs()
    {
        using var document = JsonDocument.Parse("""{"eventName":"CreateTrail","eventCategory":"Management"}""");
        ReferenceVerdict verdict = new ReferenceEvaluator([]).Decide(document.RootElement);
        Assert.Equal(Outcome.Ungoverned, verdict.Outcome);
        Assert.Empty(verdict.PassedSelectors);
    }
}
