using TrailFilter.Core.Automata;

namespace TrailFilter.Core.Tests.Automata;

public sealed class BasicDataValuesTests
{
    [Theory]
    [InlineData("AWS::S3::Object", "arn:aws:s3")]
    [InlineData("AWS::S3::Object", "arn:aws:s3:::")]
    [InlineData("AWS::S3::Object", "arn:aws-us-gov:s3:::")]
    [InlineData("AWS::Lambda::Function", "arn:aws:lambda")]
    [InlineData("AWS::Lambda::Function", "arn:aws-cn:lambda")]
    [InlineData("AWS::DynamoDB::Table", "arn:aws:dynamodb")]
    public void Short_forms_mean_every_resource_of_their_type(string type, string value)
        => Assert.True(BasicDataValues.IsAll(type, value));

    [Theory]
    [InlineData("AWS::S3::Object", "arn:aws:lambda")]
    [InlineData("AWS::Lambda::Function", "arn:aws:s3")]
    [InlineData("AWS::SNS::Topic", "arn:aws:sns")]
    [InlineData("AWS::S3::Object", "arn:aws:s3:")]
    [InlineData("AWS::S3::Object", "arn:aws:s3::")]
    [InlineData("AWS::S3::Object", "arn:aws:s3:::b")]
    [InlineData("AWS::S3::Object", "arn::s3")]
    [InlineData("AWS::S3::Object", "arn:s3")]
    [InlineData("AWS::S3::Object", "ARN:aws:s3")]
    [InlineData("AWS::Lambda::Function", "arn:aws:lambda:")]
    [InlineData("AWS::Lambda::Function", "")]
    public void Anything_else_is_an_ARN_or_a_prefix(string type, string value)
        => Assert.False(BasicDataValues.IsAll(type, value));
}
