using TrailFilter.Synthesis.World;

namespace TrailFilter.Synthesis.Catalogue;

/// <summary>
/// Network activity events: no readOnly, managementEvent, resources or parameters. About a third are denied by the
/// endpoint's policy, most of those for callers of other accounts.
/// </summary>
internal static class NetworkActivityShapes
{
    private static readonly (string Source, string Name, int Weight)[] s_calls =
    [
        ("kms", "Decrypt", 30), ("kms", "ListKeys", 8), ("kms", "GenerateDataKey", 16), ("secretsmanager", "GetSecretValue", 14),
        ("secretsmanager", "ListSecrets", 3), ("ec2", "DescribeInstances", 12), ("ec2", "CreateTags", 3), ("cloudtrail", "LookupEvents", 3),
        ("s3", "GetObject", 20), ("s3", "PutObject", 8), ("dynamodb", "GetItem", 6), ("sqs", "ReceiveMessage", 6), ("ssm", "GetParameter", 5),
    ];

    public static IEnumerable<EventShape> All => s_calls.SelectMany(Shapes);

    private static IEnumerable<EventShape> Shapes((string Source, string Name, int Weight) call)
    {
        EventShape allowed = new(call.Source, call.Name, call.Weight * 2)
        {
            Category = RecordCategory.NetworkActivity,
            EventType = "AwsVpceEvent",
            ReadOnly = null,
            Callers = CallerGroup.Workloads,
            Request = null,
            Response = null,
            DeniedCode = null,
            Shared = true,
        };
        (string, string) denied = ("VpceAccessDenied", "The request was denied due to a VPC endpoint policy");
        yield return allowed;
        yield return allowed with { Weight = Math.Max(1, call.Weight / 3), Error = denied };
        yield return allowed with { Weight = Math.Max(1, call.Weight * 2 / 3), Error = denied, Callers = CallerGroup.Outside };
    }
}
