using System.Text;
using System.Text.RegularExpressions;
using TrailFilter.Core.Tests.Oracle;

namespace TrailFilter.Core.Tests.Reference;

/// <summary>Runs every case of data/cases/verdicts through every implementation.</summary>
public sealed partial class CaseTests
{
    /// <summary>Every implementation with the name of every case.</summary>
    public static TheoryData<string, string> Rows() =>
    [
        .. from decider in Deciders.All
           from verdictCase in VerdictCase.All
           select (decider.Name, verdictCase.Name),
    ];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_case_is_decided_as_it_says(string decider, string name)
    {
        VerdictCase verdictCase = VerdictCase.All.Single(one => one.Name == name);
        IProgramDecider program = Deciders.Named(decider).Compile(verdictCase.Trails);
        Assert.All(verdictCase.Records, record =>
        {
            Decision answer = program.Decide(record.Bytes);
            Assert.True(
                answer.AgreesWith(record.Expected) && answer.Fault == record.Expected.Fault,
                $"""
                {decider} answers {answer}, but {record.Expected} is right ({verdictCase.File}).
                Record: {Encoding.UTF8.GetString(record.Bytes)}
                Why: {record.Why ?? verdictCase.Why}
                """);
        });
    }

    [Fact]
    public void Every_case_has_a_name_of_its_own_a_why_a_source_and_records()
    {
        Assert.Distinct(VerdictCase.All.Select(verdictCase => verdictCase.Name));
        Assert.All(VerdictCase.All, verdictCase =>
        {
            Assert.NotEmpty(verdictCase.Why);
            Assert.NotEmpty(verdictCase.Source);
            Assert.NotEmpty(verdictCase.Records);
        });
    }

    [Fact]
    public void Every_ruling_that_decides_records_has_a_case()
    {
        var cited = VerdictCase.All.SelectMany(verdictCase => Ruling().Matches(verdictCase.Source)).Select(match => match.Value)
            .ToHashSet();
        Assert.All([.. Enumerable.Range(1, 16), 20], number => Assert.Contains($"R{number}", cited));
    }

    [GeneratedRegex(@"\bR\d+\b")]
    private static partial Regex Ruling();
}
