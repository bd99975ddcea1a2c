using TrailFilter.Core.Verdicts;
using static TrailFilter.Core.Tests.Verdicts.Deciding;
using static TrailFilter.Core.Tests.Verdicts.SelectorText;

namespace TrailFilter.Core.Tests.Verdicts;

/// <summary>Worked examples of AWS's guide and rulings R7 to R10.</summary>
public sealed class AdvancedSelectorTests
{
    private const string Management = """{"eventCategory":"Management","eventSource":"kms.amazonaws.com","eventName":"Decrypt"}""";

    [Theory]
    [InlineData("arn:aws:s3:::amzn-s3-demo-bucket/object1", Outcome.Logged)]
    [InlineData("arn:aws:s3:::amzn-s3-demo-bucket/object2", Outcome.Logged)]
    [InlineData("arn:aws:s3:::amzn-s3-demo-bucket1/object3", Outcome.Logged)]
    [InlineData("arn:aws:s3:::amzn-s3-demo-bucket/deselectObject4", Outcome.NotLogged)]
    [InlineData("arn:aws:s3:::amzn-s3-demo-bucket/object5", Outcome.NotLogged)]
    [InlineData("arn:aws:s3:::amzn-s3-demo-bucket/object6", Outcome.NotLogged)]
    public void Six_operators_on_one_field_work_together(string arn, Outcome expected)
        => Assert.Equal(expected, OutcomeOf(DataRecord(S3Object, arn), Advanced(
            "eventCategory Equals Data",
            "resources.type Equals AWS::S3::Object",
            "resources.ARN Equals arn:aws:s3:::amzn-s3-demo-bucket/object1 StartsWith arn:aws:s3:::amzn-s3-demo-bucket/"
                + " EndsWith object3 NotStartsWith arn:aws:s3:::amzn-s3-demo-bucket/deselect NotEndsWith object5"
                + " NotEquals arn:aws:s3:::amzn-s3-demo-bucket/object6")));

    [Theory]
    [InlineData("excluded", Outcome.NotLogged)]
    [InlineData("kept", Outcome.Logged)]
    public void An_excluded_bucket_is_not_let_in_by_the_bucket_entry(string bucket, Outcome expected)
    {
        string record = $$"""
            {"eventCategory":"Data","resources":[{"type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::{{bucket}}"},
            {"type":"AWS::S3::Object","ARN":"arn:aws:s3:::{{bucket}}/key"}]}
            """;
        Assert.Equal(expected, OutcomeOf(record, Advanced(
            "eventCategory Equals Data", "resources.type Equals AWS::S3::Object", "resources.ARN NotStartsWith arn:aws:s3:::excluded/")));
    }

    [Theory]
    [InlineData("DeleteObject", "AwsServiceEvent", Outcome.NotLogged)]
    [InlineData("DeleteObject", "AwsApiCall", Outcome.Logged)]
    [InlineData("PutObject", "AwsServiceEvent", Outcome.Logged)]
    public void Deletions_by_the_service_are_kept_out_by_two_selectors(string eventName, string eventType, Outcome expected)
    {
        string record = $$"""
            {"eventCategory":"Data","eventName":"{{eventName}}","eventType":"{{eventType}}",
            "resources":[{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::b/k"}]}
            """;
        Assert.Equal(expected, OutcomeOf(
            record,
            Advanced("eventCategory Equals Data", "resources.type Equals AWS::S3::Object", "eventName NotEquals DeleteObject"),
            Advanced(
                "eventCategory Equals Data", "resources.type Equals AWS::S3::Object", "eventName Equals DeleteObject",
                "eventType NotEquals AwsServiceEvent")));
    }

    [Theory]
    [InlineData("""{"eventCategory":"Management","sessionCredentialFromConsole":"true"}""", Outcome.NotLogged)]
    [InlineData("""{"eventCategory":"Management"}""", Outcome.Logged)]
    [InlineData("""{"eventCategory":"Management","sessionCredentialFromConsole":null}""", Outcome.Logged)]
    public void A_missing_field_passes_where_only_DESELECT_is_asked(string record, Outcome expected)
        => Assert.Equal(expected, OutcomeOf(
            record, Advanced("eventCategory Equals Management", "sessionCredentialFromConsole NotEquals true")));

    [Theory]
    [InlineData("""{"eventCategory":"NetworkActivity","errorCode":"VpceAccessDenied"}""", Outcome.Logged)]
    [InlineData("""{"eventCategory":"NetworkActivity","errorCode":"AccessDenied"}""", Outcome.NotLogged)]
    [InlineData("""{"eventCategory":"NetworkActivity"}""", Outcome.NotLogged)]
    [InlineData("""{"eventCategory":"NetworkActivity","errorCode":5}""", Outcome.NotLogged)]
    public void A_missing_field_fails_where_SELECT_is_asked(string record, Outcome expected)
        => Assert.Equal(expected, OutcomeOf(
            record, Advanced("eventCategory Equals NetworkActivity", "errorCode Equals VpceAccessDenied")));

    [Fact]
    public void A_star_is_only_a_star()
    {
        Assert.Equal(Outcome.NotLogged, OutcomeOf(Management, Advanced("eventCategory Equals Management", "eventName Equals De*")));
        Assert.Equal(Outcome.Logged, OutcomeOf(Management, Advanced("eventCategory Equals Management", "eventName NotStartsWith *")));
        Assert.Equal(
            Outcome.Logged,
            OutcomeOf("""{"eventCategory":"Management","eventName":"De*"}""", Advanced("eventName Equals De*")));
    }

    [Fact]
    public void Values_and_names_are_case_sensitive()
    {
        Assert.Equal(Outcome.NotLogged, OutcomeOf(Management, Advanced("eventName Equals decrypt")));
        Assert.Equal(Outcome.NotLogged, OutcomeOf(Management, Advanced("eventCategory Equals management")));
        Assert.Equal(Outcome.NotLogged, OutcomeOf(Management, Advanced("EventName Equals Decrypt")));
        Assert.Equal(
            Outcome.NotLogged,
            OutcomeOf("""{"eventCategory":"Management","eventname":"Decrypt"}""", Advanced("eventName Equals Decrypt")));
    }

    [Fact]
    public void The_empty_string_is_a_value()
    {
        const string Record = """{"eventCategory":"Management","eventName":""}""";
        Assert.Equal(Outcome.Logged, OutcomeOf(Record, Advanced("eventName StartsWith ''")));
        Assert.Equal(Outcome.Logged, OutcomeOf(Record, Advanced("eventName Equals ''")));
        Assert.Equal(Outcome.NotLogged, OutcomeOf(Record, Advanced("eventName NotEndsWith ''")));
        Assert.Equal(Outcome.NotLogged, OutcomeOf("""{"eventCategory":"Management"}""", Advanced("eventName StartsWith ''")));
    }

    [Theory]
    [InlineData("true", Outcome.Logged)]
    [InlineData("\"true\"", Outcome.Logged)]
    [InlineData("false", Outcome.NotLogged)]
    [InlineData("1", Outcome.NotLogged)]
    [InlineData("[true]", Outcome.NotLogged)]
    public void A_boolean_is_compared_as_text(string value, Outcome expected)
        => Assert.Equal(expected, OutcomeOf(
            $$"""{"eventCategory":"Management","readOnly":{{value}}}""",
            Advanced("eventCategory Equals Management", "readOnly Equals true")));

    [Theory]
    [InlineData("""[{"type":"AWS::SNS::Topic"}]""", Outcome.Logged)]
    [InlineData("""[{"ARN":"arn:aws:sns:t"}]""", Outcome.NotLogged)]
    [InlineData("""[{"type":null,"ARN":"arn:aws:sns:t"}]""", Outcome.NotLogged)]
    [InlineData("[]", Outcome.NotLogged)]
    [InlineData("null", Outcome.NotLogged)]
    [InlineData("\"AWS::SNS::Topic\"", Outcome.NotLogged)]
    [InlineData("""[1,{"type":"x"},{"type":"AWS::SNS::Topic"}]""", Outcome.Logged)]
    public void A_type_is_looked_for_among_the_entries(string resources, Outcome expected)
        => Assert.Equal(expected, OutcomeOf(
            $$"""{"eventCategory":"Data","resources":{{resources}}}""",
            Advanced("eventCategory Equals Data", "resources.type Equals AWS::SNS::Topic")));

    [Fact]
    public void Type_and_ARN_must_be_of_one_entry()
    {
        const string Record = """
            {"eventCategory":"Data","resources":[{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::a/k"},
            {"type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::b/k"}]}
            """;
        Assert.Equal(Outcome.NotLogged, OutcomeOf(
            Record, Advanced("resources.type Equals AWS::S3::Object", "resources.ARN StartsWith arn:aws:s3:::b/")));
        Assert.Equal(Outcome.Logged, OutcomeOf(Record, Advanced("resources.ARN StartsWith arn:aws:s3:::b/")));
    }

    [Fact]
    public void ARNPrefix_takes_part_where_the_ARN_is_missing()
    {
        const string Record = """
            {"eventCategory":"Data","resources":[{"type":"AWS::S3::Object","ARNPrefix":"arn:aws:s3:::b/"}]}
            """;
        Assert.Equal(Outcome.Logged, OutcomeOf(Record, Advanced("resources.ARN StartsWith arn:aws:s3:::b/")));
        Assert.Equal(Outcome.NotLogged, OutcomeOf(Record, Advanced("resources.ARN StartsWith arn:aws:s3:::b/logs/")));
    }

    [Fact]
    public void A_field_named_twice_must_pass_twice()
    {
        Assert.Equal(Outcome.Logged, OutcomeOf(Management, Advanced("eventName StartsWith De", "eventName EndsWith crypt")));
        Assert.Equal(Outcome.NotLogged, OutcomeOf(Management, Advanced("eventName StartsWith De", "eventName Equals Encrypt")));
        Assert.Equal(Outcome.NotLogged, OutcomeOf(
            Management, Advanced("eventName StartsWith De", "eventName EndsWith t", "eventName Equals Encrypt")));
    }

    [Fact]
    public void A_field_no_record_has_fails_SELECT_and_passes_DESELECT()
    {
        Assert.Equal(Outcome.NotLogged, OutcomeOf(Management, Advanced("awsRegion Equals x")));
        Assert.Equal(Outcome.Logged, OutcomeOf(Management, Advanced("awsRegion NotEquals x")));
    }
}
