using System.Collections.Immutable;

namespace TrailFilter.Core.Selectors;

/// <summary>Data events a basic event selector asks for: a resource type and the ARNs of that type.</summary>
/// <param name="Type"><c>AWS::S3::Object</c>, <c>AWS::Lambda::Function</c> or <c>AWS::DynamoDB::Table</c>.</param>
/// <param name="Values">
/// ARNs, or the short forms that mean every resource of the type (<c>arn:aws:s3</c>, <c>arn:aws:lambda</c>,
/// <c>arn:aws:dynamodb</c>). An empty list is accepted by AWS and selects nothing.
/// </param>
public sealed record DataResource(string Type, ImmutableArray<string> Values);
