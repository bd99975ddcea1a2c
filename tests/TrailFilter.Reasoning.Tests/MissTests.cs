using TrailFilter.Core.Selectors;

namespace TrailFilter.Reasoning.Tests;

/// <summary>Why the selectors of the other side do not log a witness.</summary>
public sealed class MissTests
{
    private static readonly FieldSelector s_data = Of("eventCategory", FieldOperator.Equals, "Data");
    private static readonly FieldSelector s_object = Of("resources.type", FieldOperator.Equals, "AWS::S3::Object");

    [Fact]
    public void The_nearest_selectors_come_first_each_with_its_first_failing_field()
    {
        SelectorSet first = Advanced([s_data, s_object, Of("eventName", FieldOperator.Equals, "PutObject"), Of("resources.ARN", FieldOperator.Equals, "arn:aws:s3:::b/k")]);
        SelectorSet second = Advanced(
            [Of("eventCategory", FieldOperator.Equals, "Management")],
            [s_data, Of("resources.type", FieldOperator.Equals, "AWS::Lambda::Function"), Of("eventName", FieldOperator.Equals, "Invoke")],
            [s_data, s_object, Of("eventName", FieldOperator.NotStartsWith, "Get", "Put")]);

        Assert.Equal(
            [
                new SelectorMiss(0, "eventCategory", "Data", "Equals \"Management\"", 1),
                new SelectorMiss(2, "eventName", "PutObject", "NotStartsWith \"Put\"", 1),
                new SelectorMiss(1, "eventName", "PutObject", "Equals \"Invoke\"", 2),
            ],
            Compare(first, second).OnlyFirst!.Misses);
    }

    [Fact]
    public void Of_many_values_the_nearest_are_named()
    {
        SelectorSet first = Advanced([s_data, s_object, Of("resources.ARN", FieldOperator.Equals, "arn:aws:s3:::bucket-7/key")]);
        SelectorSet second = Advanced([s_data, s_object, Of("resources.ARN", FieldOperator.StartsWith, [.. Enumerable.Range(0, 100).Where(static number => number != 7).Select(static number => $"arn:aws:s3:::bucket-{number:D2}/")])]);

        SelectorMiss miss = Assert.Single(Compare(first, second).OnlyFirst!.Misses);
        Assert.Equal(
            "StartsWith \"arn:aws:s3:::bucket-70/\" or \"arn:aws:s3:::bucket-71/\" or \"arn:aws:s3:::bucket-72/\" or 96 more", miss.Condition);
    }

    [Fact]
    public void Basic_selectors_say_by_what_they_fail()
    {
        SelectorSet first = Advanced([s_data, s_object, Of("readOnly", FieldOperator.Equals, "true"), Of("resources.ARN", FieldOperator.Equals, "arn:aws:s3:::b/k")]);
        SelectorSet second = new(
            null,
            [
                new EventSelector(ReadWriteType.All, true, [], []),
                new EventSelector(ReadWriteType.WriteOnly, false, [new DataResource("AWS::S3::Object", ["arn:aws:s3"])], []),
                new EventSelector(ReadWriteType.All, false, [new DataResource("AWS::Lambda::Function", ["arn:aws:lambda"])], []),
                new EventSelector(ReadWriteType.WriteOnly, false, [new DataResource("AWS::S3::Object", ["arn:aws:s3:::c/"])], []),
            ],
            []);

        Assert.Equal(
            [
                new SelectorMiss(0, "eventCategory", "Data", "no DataResources with values", 1),
                new SelectorMiss(1, "readOnly", "true", "ReadWriteType WriteOnly", 1),
                new SelectorMiss(2, "resources.type", "AWS::S3::Object", "DataResources of \"AWS::Lambda::Function\"", 1),
                new SelectorMiss(3, "resources.ARN", "arn:aws:s3:::b/k", "DataResources values \"arn:aws:s3:::c/\"", 2),
            ],
            Compare(first, second).OnlyFirst!.Misses);
    }

    private static SelectorComparison Compare(SelectorSet first, SelectorSet second) =>
        TrailComparer.Compare(new Trail("A", first), new Trail("B", second));

    private static FieldSelector Of(string field, FieldOperator fieldOperator, params string[] values) =>
        new(field, [new FieldCondition(fieldOperator, [.. values])]);

    private static SelectorSet Advanced(params FieldSelector[][] selectors) =>
        new(null, [], [.. selectors.Select(static parts => new AdvancedEventSelector(null, [.. parts]))]);
}
