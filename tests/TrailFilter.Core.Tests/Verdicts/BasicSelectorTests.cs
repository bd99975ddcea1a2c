using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;
using static TrailFilter.Core.Tests.Verdicts.Deciding;
using static TrailFilter.Core.Tests.Verdicts.SelectorText;

namespace TrailFilter.Core.Tests.Verdicts;

/// <summary>Rulings R11 to R15.</summary>
public sealed class BasicSelectorTests
{
    [Theory]
    [InlineData("""{"eventCategory":"Management"}""", Outcome.Logged)]
    [InlineData("""{"eventCategory":"Data","resources":[{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::b/k"}]}""", Outcome.NotLogged)]
    [InlineData("""{"eventCategory":"NetworkActivity"}""", Outcome.NotLogged)]
    [InlineData("""{"eventCategory":"Insight"}""", Outcome.Ungoverned)]
    public void The_default_trail_logs_management_events_only(string record, Outcome expected)
        => Assert.Equal(expected, Decide(record, new Trail("default", SelectorSet.Default)).Outcome);

    [Theory]
    [InlineData("arn:aws:s3:::b/example-images", "arn:aws:s3:::b/example-images2/x", Outcome.Logged)]
    [InlineData("arn:aws:s3:::b/example-images", "arn:aws:s3:::b/example", Outcome.NotLogged)]
    [InlineData("arn:aws:s3:::b/", "arn:aws:s3:::b/k", Outcome.Logged)]
    [InlineData("arn:aws:s3:::b/", "arn:aws:s3:::b2/k", Outcome.NotLogged)]
    [InlineData("arn:aws:s3:::b/*", "arn:aws:s3:::b/k", Outcome.NotLogged)]
    [InlineData("arn:aws:s3", "arn:aws:s3:::any/k", Outcome.Logged)]
    [InlineData("arn:aws-cn:s3:::", "arn:aws:s3:::any/k", Outcome.Logged)]
    public void S3_values_are_prefixes(string value, string arn, Outcome expected)
        => Assert.Equal(expected, OutcomeOf(DataRecord(S3Object, arn), Basic(data: [Resource(S3Object, value)])));

    [Theory]
    [InlineData(LambdaFunction, "arn:aws:lambda:r:1:function:helloworld", "arn:aws:lambda:r:1:function:helloworld", Outcome.Logged)]
    [InlineData(LambdaFunction, "arn:aws:lambda:r:1:function:helloworld", "arn:aws:lambda:r:1:function:helloworld2", Outcome.NotLogged)]
    [InlineData(LambdaFunction, "arn:aws:lambda", "arn:aws:lambda:r:1:function:any", Outcome.Logged)]
    [InlineData(DynamoDBTable, "arn:aws:dynamodb:r:1:table/t", "arn:aws:dynamodb:r:1:table/t", Outcome.Logged)]
    [InlineData(DynamoDBTable, "arn:aws:dynamodb:r:1:table/t", "arn:aws:dynamodb:r:1:table/t2", Outcome.NotLogged)]
    [InlineData(DynamoDBTable, "arn:aws:dynamodb", "arn:aws:dynamodb:r:1:table/any", Outcome.Logged)]
    public void Lambda_and_DynamoDB_values_are_whole_ARNs(string type, string value, string arn, Outcome expected)
        => Assert.Equal(expected, OutcomeOf(DataRecord(type, arn), Basic(data: [Resource(type, value)])));

    [Fact]
    public void All_of_a_type_takes_entries_without_ARN_too()
    {
        const string Record = """{"eventCategory":"Data","resources":[{"type":"AWS::Lambda::Function"}]}""";
        Assert.Equal(Outcome.Logged, OutcomeOf(Record, Basic(data: [Resource(LambdaFunction, "x", "arn:aws:lambda")])));
        Assert.Equal(Outcome.NotLogged, OutcomeOf(Record, Basic(data: [Resource(LambdaFunction, "x")])));
        Assert.Equal(Outcome.NotLogged, OutcomeOf(Record, Basic(data: [Resource(S3Object, "arn:aws:s3")])));
    }

    [Fact]
    public void An_empty_list_of_values_logs_nothing()
        => Assert.Equal(
            Outcome.NotLogged,
            OutcomeOf(
                DataRecord(S3Object, "arn:aws:s3:::b/k"), Basic(management: false, data: [Resource(S3Object), Resource(LambdaFunction)])));

    [Theory]
    [InlineData("true", ReadWriteType.ReadOnly, Outcome.Logged)]
    [InlineData("true", ReadWriteType.WriteOnly, Outcome.NotLogged)]
    [InlineData("false", ReadWriteType.ReadOnly, Outcome.NotLogged)]
    [InlineData("false", ReadWriteType.WriteOnly, Outcome.Logged)]
    [InlineData("null", ReadWriteType.ReadOnly, Outcome.NotLogged)]
    [InlineData("null", ReadWriteType.WriteOnly, Outcome.Logged)]
    [InlineData("null", ReadWriteType.All, Outcome.Logged)]
    [InlineData("\"true\"", ReadWriteType.ReadOnly, Outcome.Logged)]
    public void ReadWriteType_holds_for_management_and_data_events(string readOnly, ReadWriteType readWriteType, Outcome expected)
    {
        EventSelector selector = Basic(readWriteType, data: [Resource(S3Object, "arn:aws:s3")]);
        Assert.Equal(expected, OutcomeOf($$"""{"eventCategory":"Management","readOnly":{{readOnly}}}""", selector));
        Assert.Equal(expected, OutcomeOf(
            $$"""{"eventCategory":"Data","readOnly":{{readOnly}},"resources":[{"type":"AWS::S3::Object","ARN":"a"}]}""", selector));
    }

    [Fact]
    public void An_excluded_source_is_excluded_from_management_events_of_this_selector_only()
    {
        EventSelector withoutKms = Basic(data: [Resource(S3Object, "arn:aws:s3")], excluded: ["kms.amazonaws.com"]);
        const string Kms = """{"eventCategory":"Management","eventSource":"kms.amazonaws.com"}""";
        Assert.Equal(Outcome.NotLogged, OutcomeOf(Kms, withoutKms));
        Assert.Equal(Outcome.Logged, OutcomeOf(Kms, withoutKms, Basic()));
        Assert.Equal(Outcome.Logged, OutcomeOf("""{"eventCategory":"Management"}""", withoutKms));
        Assert.Equal(Outcome.Logged, OutcomeOf(
            """{"eventCategory":"Data","eventSource":"kms.amazonaws.com","resources":[{"type":"AWS::S3::Object"}]}""", withoutKms));
    }

    [Fact]
    public void Management_events_are_left_out_where_they_are_not_included()
        => Assert.Equal(Outcome.NotLogged, OutcomeOf("""{"eventCategory":"Management"}""", Basic(management: false)));
}
