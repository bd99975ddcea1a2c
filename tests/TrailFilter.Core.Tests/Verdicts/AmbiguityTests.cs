using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;
using static TrailFilter.Core.Tests.Verdicts.Deciding;
using static TrailFilter.Core.Tests.Verdicts.SelectorText;

namespace TrailFilter.Core.Tests.Verdicts;

/// <summary>Ruling R16: doubt is marked, and decides nothing.</summary>
public sealed class AmbiguityTests
{
    private const string TwoTables = """
        {"eventCategory":"Data","resources":[{"type":"AWS::DynamoDB::Table","ARN":"arn:t1"},{"type":"AWS::DynamoDB::Table","ARN":"arn:t2"}]}
        """;

    private const string WholeBucket = """
        {"eventCategory":"Data","resources":[{"type":"AWS::S3::Object","ARNPrefix":"arn:aws:s3:::b/"}]}
        """;

    [Fact]
    public void Several_entries_of_the_type_of_which_one_is_deselected()
    {
        Assert.Equal(
            (Outcome.Logged, VerdictMarks.Ambiguous),
            Of(TwoTables, Advanced("resources.type Equals AWS::DynamoDB::Table", "resources.ARN NotEquals arn:t1")));
        Assert.Equal(
            (Outcome.NotLogged, VerdictMarks.None),
            Of(TwoTables, Advanced("resources.type Equals AWS::DynamoDB::Table", "resources.ARN NotEquals arn:t1|arn:t2")));
        Assert.Equal(
            (Outcome.Logged, VerdictMarks.None),
            Of(TwoTables, Advanced("resources.type Equals AWS::DynamoDB::Table", "resources.ARN NotEquals arn:t3")));
    }

    [Fact]
    public void A_prefix_that_stops_inside_a_value()
    {
        Assert.Equal((Outcome.NotLogged, VerdictMarks.Ambiguous), Of(WholeBucket, Advanced("resources.ARN StartsWith arn:aws:s3:::b/logs/")));
        Assert.Equal((Outcome.Logged, VerdictMarks.Ambiguous), Of(WholeBucket, Advanced("resources.ARN NotStartsWith arn:aws:s3:::b/logs/")));
        Assert.Equal((Outcome.Logged, VerdictMarks.None), Of(WholeBucket, Advanced("resources.ARN StartsWith arn:aws:s3:::b/")));
        Assert.Equal((Outcome.NotLogged, VerdictMarks.None), Of(WholeBucket, Advanced("resources.ARN NotStartsWith arn:aws:s3:::b/")));
        Assert.Equal((Outcome.NotLogged, VerdictMarks.None), Of(WholeBucket, Advanced("resources.ARN StartsWith arn:aws:s3:::c/")));
        Assert.Equal(
            (Outcome.NotLogged, VerdictMarks.Ambiguous),
            Of(WholeBucket, Basic(data: [Resource(S3Object, "arn:aws:s3:::b/logs/")])));
    }

    [Fact]
    public void An_exact_value_that_goes_on_in_the_ARN()
    {
        EventSelector function = Basic(data: [Resource(LambdaFunction, "arn:f")]);
        Assert.Equal((Outcome.NotLogged, VerdictMarks.Ambiguous), Of(DataRecord(LambdaFunction, "arn:f:1"), function));
        Assert.Equal((Outcome.NotLogged, VerdictMarks.Ambiguous), Of(DataRecord(LambdaFunction, "arn:f/x"), function));
        Assert.Equal((Outcome.NotLogged, VerdictMarks.None), Of(DataRecord(LambdaFunction, "arn:f2"), function));
        Assert.Equal((Outcome.Logged, VerdictMarks.None), Of(DataRecord(LambdaFunction, "arn:f"), function));
        Assert.Equal((Outcome.NotLogged, VerdictMarks.None), Of(DataRecord(DynamoDBTable, "arn:f:1"), function));
    }

    [Fact]
    public void A_trail_that_logs_the_record_anyway_leaves_no_doubt()
    {
        AdvancedEventSelector doubtful = Advanced("resources.ARN StartsWith arn:aws:s3:::b/logs/");
        AdvancedEventSelector certain = Advanced("eventCategory Equals Data");
        Assert.Equal((Outcome.Logged, VerdictMarks.None), Of(WholeBucket, doubtful, certain));
        Assert.Equal((Outcome.Logged, VerdictMarks.None), Of(WholeBucket, certain, doubtful));

        // But another trail that logs it does not settle it for this one.
        Trail[] both = [TrailOf("a", doubtful), TrailOf("b", certain)];
        foreach (Trail[] trails in (Trail[][])[both, [both[1], both[0]]])
        {
            Verdict verdict = Decide(WholeBucket, trails);
            Assert.Equal((Outcome.Logged, VerdictMarks.Ambiguous), (verdict.Outcome, verdict.Marks));
        }
    }

    private static (Outcome, VerdictMarks) Of(string record, params AdvancedEventSelector[] selectors)
    {
        Verdict verdict = Decide(record, TrailOf("t", selectors));
        return (verdict.Outcome, verdict.Marks);
    }

    private static (Outcome, VerdictMarks) Of(string record, EventSelector selector)
    {
        Verdict verdict = Decide(record, TrailOf("t", selector));
        return (verdict.Outcome, verdict.Marks);
    }
}
