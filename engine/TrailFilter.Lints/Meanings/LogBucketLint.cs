using System.Text.Json;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts.Reference;
using TrailFilter.Lints.Fixes;
using TrailFilter.Lints.Subjects;

namespace TrailFilter.Lints.Meanings;

/// <summary>
/// Whether the trail would log CloudTrail's own writes to its log bucket: asked of the reference evaluator with the record of such a
/// write. Where the bucket is not known, one is asked about that no value can mean.
/// </summary>
internal sealed class LogBucketLint : IMeaningLint
{
    private const string ArnField = "resources.ARN";

    // Longer than any bucket's name may be (63 characters), so no value can mean it in particular.
    private static readonly string s_anyBucket = "any-bucket-" + new string('x', 63);

    public IEnumerable<Finding> Check(LintSubject subject, IReadOnlySet<string> told)
    {
        if (subject.Trail.Kind != TrailKind.Trail)
        {
            yield break;
        }

        string partition = PartitionOf(subject);
        string prefix = $"arn:{partition}:s3:::{subject.LogBucket ?? s_anyBucket}/";
        int[] logging = SelectorsThatLog(subject, prefix);
        if (logging.Length == 0)
        {
            yield break;
        }

        int selector = logging[0];
        if (subject.LogBucket is { } bucket)
        {
            bool isAdvanced = subject.Written.Basic.IsEmpty;
            yield return FindingAt.Node(
                LintRules.LogBucketIncluded,
                subject.NodeOf(selector),
                $"{Capitalised(subject.NameOf(selector))} logs the object writes of the bucket {Core.Selectors.Reading.Quoted.Text(bucket)}, "
                + "to which the trail delivers: each delivery is a data event too.",
                isAdvanced
                    ? $"Leave it out: resources.ARN NotStartsWith {Core.Selectors.Reading.Quoted.Text(prefix)}."
                    : "Basic selectors cannot leave a bucket out: name the other buckets, or use advanced selectors with NotStartsWith.",
                isAdvanced ? FixOf(subject, logging, prefix) : null);
        }
        else if (!logging.Any(one => LeavesOut(subject, one)))
        {
            yield return FindingAt.Node(
                LintRules.LogBucketMayBeIncluded,
                subject.NodeOf(selector),
                $"{Capitalised(subject.NameOf(selector))} logs the object writes of every bucket, that of the logs too if it is in an account of the trail.",
                "Leave the log bucket out: in an advanced selector with resources.ARN NotStartsWith arn:aws:s3:::LOG-BUCKET/.");
        }
    }

    private static int[] SelectorsThatLog(LintSubject subject, string bucketPrefix)
    {
        // What CloudTrail writes about itself; userIdentity has no ARN then.
        using var record = JsonDocument.Parse($$"""
            {"eventVersion":"1.11","userIdentity":{"type":"AWSService","invokedBy":"cloudtrail.amazonaws.com"},
            "eventSource":"s3.amazonaws.com","eventName":"PutObject","awsRegion":"us-east-1","readOnly":false,
            "resources":[{"type":"AWS::S3::Object","ARN":{{JsonText.Of(bucketPrefix + DeliveredKey)}}},
            {"type":"AWS::S3::Bucket","ARN":{{JsonText.Of(bucketPrefix[..^1])}}}],
            "eventType":"AwsApiCall","managementEvent":false,"eventCategory":"Data"}
            """);
        var passed = new ReferenceEvaluator([subject.Trail]).Decide(record.RootElement).PassedSelectors;
        return [.. Enumerable.Range(0, passed.Length).Where(selector => passed[selector])];
    }

    private const string DeliveredKey =
        "AWSLogs/111122223333/CloudTrail/us-east-1/2026/03/02/111122223333_CloudTrail_us-east-1_20260302T0005Z_AbCdEfGhIjKlMnOp.json.gz";

    /// <summary>Whether a selector leaves out objects of some bucket: which one it is, its author knows better than we.</summary>
    private static bool LeavesOut(LintSubject subject, int selector) =>
        selector >= subject.Written.Basic.Length
        && subject.Values.Any(spot => spot is FieldValueSpot { FieldName: ArnField, IsExclusion: true } && spot.Address.Selector == selector);

    private static Fix FixOf(LintSubject subject, int[] logging, string prefix)
    {
        List<PatchStep> steps = [];
        foreach (int selector in logging)
        {
            AdvancedEventSelector model = subject.Selectors.AdvancedEventSelectors[selector];
            int part = -1;
            for (int index = 0; index < model.FieldSelectors.Length; index++)
            {
                part = model.FieldSelectors[index].Field == ArnField ? index : part;
            }

            string op = nameof(FieldOperator.NotStartsWith);
            steps.Add(part < 0
                ? PatchStep.Add(subject.PlaceOfFields(selector).Then("-"), JsonText.FieldSelector(ArnField, FieldOperator.NotStartsWith, prefix))
                : model.FieldSelectors[part].Conditions.Any(static condition => condition.Operator == FieldOperator.NotStartsWith)
                    ? PatchStep.Add(subject.PlaceOfField(selector, part).Then(op).Then("-"), JsonText.Of(prefix))
                    : PatchStep.Add(subject.PlaceOfField(selector, part).Then(op), JsonText.ListOf(prefix)));
        }

        return PatchStep.ToFix("Leave the log bucket out", false, steps);
    }

    /// <summary>The partition that S3 values name, and that of most accounts where they name none.</summary>
    private static string PartitionOf(LintSubject subject) => subject.Values
        .Select(static spot => spot.Value.Value.Split(':'))
        .Where(static parts => parts is ["arn", { Length: > 0 }, "s3", ..])
        .Select(static parts => parts[1])
        .FirstOrDefault("aws");

    private static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
