using TrailFilter.Core.Selectors;
using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Core.Tests.Selectors;

public sealed class NearestNameTests
{
    private static readonly string[] s_sources =
        ["cloudtrail.amazonaws.com", "ec2.amazonaws.com", "kms.amazonaws.com", "secretsmanager.amazonaws.com"];

    [Theory]
    [InlineData("Equal", "Equals")]
    [InlineData("equals", "Equals")]
    [InlineData("NotStartWith", "NotStartsWith")]
    [InlineData("StartsWiht", "StartsWith")]
    [InlineData("filed", "Field")]
    [InlineData("Contains", null)]
    [InlineData("", null)]
    [InlineData("x", null)]
    public void Of_the_keys_of_a_field_selector(string written, string? meant) =>
        Assert.Equal(meant, NearestName.Find(written, SelectorKeys.FieldSelector));

    [Theory]
    [InlineData("KMS.amazonaws.com", "kms.amazonaws.com")]
    [InlineData("secretmanager.amazonaws.com", "secretsmanager.amazonaws.com")]
    [InlineData("kms.amazon.com", "kms.amazonaws.com")]
    [InlineData("s3.amazonaws.com", null)]
    public void Of_event_sources_by_their_own_part(string written, string? meant) =>
        Assert.Equal(meant, NearestName.Find(written, s_sources));

    [Theory]
    [InlineData("AWS::S3::Objects", "AWS::S3::Object")]
    [InlineData("AWS::DynamoDb::Table", "AWS::DynamoDB::Table")]
    [InlineData("s3", null)]
    public void Of_resource_types(string written, string? meant) =>
        Assert.Equal(meant, NearestName.Find(written, RuleSet.Current.ResourceTypes.Values));
}
