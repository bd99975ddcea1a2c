using TrailFilter.Core.Selectors;

namespace TrailFilter.Core.Tests.Selectors;

/// <summary>Every case of data/cases/selectors: exactly the expected problems, no more and no less.</summary>
public sealed class SelectorCaseTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Cases =>
        SelectorCase.LoadAll().Select(one => new TheoryDataRow<string, string>(one.File, one.Name));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case(string file, string name)
    {
        SelectorCase one = Assert.Single(SelectorCase.LoadAll(), each => each.File == file && each.Name == name);
        Assert.True(RuleSet.TryGet(one.Rules, out RuleSet? rules));

        SelectorReadResult result = SelectorReader.Read(one.Content, rules);

        string[] expected = [.. one.Problems.Select(problem => $"{problem.Severity} {problem.Path}: {problem.Message}")];
        string[] actual =
        [
            .. result.Problems.Select(problem =>
                $"{(problem.Severity == ProblemSeverity.Error ? "error" : "warning")} {problem.Path}: {problem.Message}"),
        ];
        Assert.Equal(expected, actual);
        Assert.Equal(one.Problems.All(problem => problem.Severity != "error"), result.IsAccepted);
        Assert.Equal(one.IsRead, result.Selectors is not null);
        Assert.All(result.Problems, problem => Assert.False(string.IsNullOrWhiteSpace(problem.Advice)));
    }
}
