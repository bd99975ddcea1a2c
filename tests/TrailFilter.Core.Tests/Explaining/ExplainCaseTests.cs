using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts.Explaining;

namespace TrailFilter.Core.Tests.Explaining;

/// <summary>Explanations written by hand, in data/cases/explain.</summary>
public sealed class ExplainCaseTests
{
    public static TheoryData<string> Names() => [.. ExplainCase.All.Select(static one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_case_is_explained_as_it_says_and_its_reasons_hold(string name)
    {
        ExplainCase one = ExplainCase.All.Single(other => other.Name == name);

        Explanation? explanation = new ExplainedProgram([one.Trail]).Explain(one.Record, name);

        Assert.NotNull(explanation);
        Assert.Equal(one.Expected, ExplainCase.LinesOf(explanation));
        new ReasonCheck().Verify(explanation, one.Record, name);
    }

    [Fact]
    public void Every_case_has_a_name_of_its_own_a_why_and_a_source()
    {
        Assert.Distinct(ExplainCase.All.Select(static one => one.Name));
        Assert.All(ExplainCase.All, static one => Assert.True(one.Why.Length > 0 && one.Source.Length > 0, one.Name));
    }

    [Fact]
    public void Every_operator_fails_in_some_case()
    {
        string all = string.Join('\n', ExplainCase.All.SelectMany(static one => one.Expected));
        Assert.All(Enum.GetNames<FieldOperator>(), name => Assert.Contains($"].{name}", all, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("{\"eventCategory\":\"Management\",\"eventSource\":\"\\ud800\"}")]
    public void What_cannot_be_read_has_no_explanation(string text)
    {
        var selector = new EventSelector(ReadWriteType.All, true, [], ["kms.amazonaws.com"]);
        var explainer = new RecordExplainer([new Trail("trail", new SelectorSet(null, [selector], []))]);

        Assert.False(explainer.TryExplain(System.Text.Encoding.UTF8.GetBytes(text), out Explanation? explanation));
        Assert.Null(explanation);
    }
}
