using TrailFilter.Synthesis.World;

namespace TrailFilter.Synthesis.Catalogue;

/// <summary>Management events of KMS (the noise everybody wants to drop), STS, IAM, Secrets Manager and sign-in.</summary>
internal static class SecurityShapes
{
    private const string KmsKey = """{"accountId":"<account>","type":"AWS::KMS::Key","ARN":"arn:aws:kms:<region>:<account>:key/<kmskey>"}""";

    private const string KmsArn = "arn:aws:kms:<region>:<account>:key/<kmskey>";

    private const string TrustPolicy = """{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n      \"Principal\": {\n        \"Service\": \"lambda.amazonaws.com\"\n      },\n      \"Action\": \"sts:AssumeRole\",\n      \"Condition\": {\n        \"StringEquals\": {\n          \"aws:SourceAccount\": \"<account>\"\n        }\n      }\n    }\n  ]\n}""";

    public static IEnumerable<EventShape> All =>
    [
        Kms("Decrypt", 110, true, """{"encryptionContext":{"aws:s3:arn":"arn:aws:s3:::<bucket>/<prefix>"},"keyId":"arn:aws:kms:<region>:<account>:key/<kmskey>","encryptionAlgorithm":"SYMMETRIC_DEFAULT"}""") with { Callers = CallerGroup.Anyone },
        Kms("Decrypt", 40, true, """{"encryptionContext":{"SecretARN":"arn:aws:secretsmanager:<region>:<account>:secret:<secret>","SecretVersionId":"<uuid>"},"encryptionAlgorithm":"SYMMETRIC_DEFAULT"}""") with { Callers = CallerGroup.Workloads },
        Kms("GenerateDataKey", 80, true, """{"encryptionContext":{"aws:s3:arn":"arn:aws:s3:::<bucket>/<prefix>"},"keyId":"arn:aws:kms:<region>:<account>:key/<kmskey>","keySpec":"AES_256"}""") with { Callers = CallerGroup.Services, Shared = true },
        Kms("Encrypt", 6, true, """{"encryptionContext":{"service":"orders-api"},"keyId":"arn:aws:kms:<region>:<account>:key/<kmskey>","encryptionAlgorithm":"SYMMETRIC_DEFAULT"}"""),
        Kms("DescribeKey", 8, true, """{"keyId":"arn:aws:kms:<region>:<account>:key/<kmskey>"}"""),
        Kms("ScheduleKeyDeletion", 1, false, """{"keyId":"<kmskey>","pendingWindowInDays":30}""") with
        {
            Callers = CallerGroup.People,
            Response = """{"keyId":"arn:aws:kms:<region>:<account>:key/<kmskey>","deletionDate":"<later>","keyState":"PendingDeletion","pendingWindowInDays":30}""",
        },
        new("kms", "RotateKey", 1)
        {
            EventType = "AwsServiceEvent",
            ReadOnly = false,
            Callers = CallerGroup.ServiceItself,
            Resources = KmsKey,
            RequestId = null,
            Details = """{"rotationType":"AUTOMATIC","keyOrigin":"AWS_KMS","keyId":"<kmskey>","previousKeyMaterialId":"<hex:64>","currentKeyMaterialId":"<hex:64>"}""",
            DeniedCode = null,
            WritesManagementEvent = false,
        },

        AssumeRole(80) with { Callers = CallerGroup.Services },
        AssumeRole(30) with { Callers = CallerGroup.Workloads },
        AssumeRole(4) with { Callers = CallerGroup.Outside, Shared = true },
        new("sts", "GetCallerIdentity", 26) { Response = "null", DeniedCode = null },

        Iam("ListRoles", 6, true, """{"maxItems":100}"""),
        Iam("GetRole", 14, true, """{"roleName":"<role>"}""") with { Failure = ("NoSuchEntityException", "The role with name <role> cannot be found.") },
        Iam("ListAttachedRolePolicies", 10, true, """{"roleName":"<role>"}"""),
        Iam("GetPolicyVersion", 6, true, """{"policyArn":"arn:aws:iam::aws:policy/<policy>","versionId":"v<number:1-5>"}"""),
        Iam("CreateRole", 2, false, "{\"path\":\"/\",\"roleName\":\"<role>\",\"description\":\"Allows Lambda functions to call AWS services on your behalf.\",\"assumeRolePolicyDocument\":\"" + TrustPolicy + "\"}") with
        {
            Response = """{"role":{"path":"/","roleName":"<role>","roleId":"AROA<upper:10>EXAMPLE","arn":"arn:aws:iam::<account>:role/<role>","createDate":"<later>","assumeRolePolicyDocument":"%7B%22Version%22%3A%222012-10-17%22%7D"}}""",
        },
        Iam("AttachRolePolicy", 2, false, """{"roleName":"<role>","policyArn":"arn:aws:iam::aws:policy/<policy>"}"""),
        Iam("PutRolePolicy", 3, false, """{"roleName":"<role>","policyName":"inline-<number:1-99>","policyDocument":"{\"Version\":\"2012-10-17\",\"Statement\":[<list:statement>]}"}"""),
        Iam("CreateAccessKey", 1, false, """{"userName":"<user>"}""") with { Response = """{"accessKey":{"userName":"<user>","accessKeyId":"AKIA<upper:9>EXAMPLE","status":"Active","createDate":"<later>"}}""" },

        new("secretsmanager", "GetSecretValue", 36)
        {
            Callers = CallerGroup.Workloads,
            Request = """{"secretId":"arn:aws:secretsmanager:<region>:<account>:secret:<secret>"}""",
            DeniedResource = "arn:aws:secretsmanager:<region>:<account>:secret:<secret>",
        },
        new("secretsmanager", "RotateSecret", 1)
        {
            ReadOnly = false,
            Callers = CallerGroup.People,
            Request = """{"secretId":"<secret>","clientRequestToken":"<uuid>","rotationRules":{"automaticallyAfterDays":30},"rotateImmediately":true}""",
            Response = """{"aRN":"arn:aws:secretsmanager:<region>:<account>:secret:<secret>","versionId":"<uuid>"}""",
        },

        new("signin", "ConsoleLogin", 5)
        {
            EventType = "AwsConsoleSignIn",
            ReadOnly = false,
            Callers = CallerGroup.SignIn,
            Where = Whereabouts.GlobalRegion,
            Response = """{"ConsoleLogin":"Success"}""",
            Additional = "\"LoginTo\":\"https://console.aws.amazon.com/console/home?hashArgs=%23&isauthcode=true&state=hashArgsFromTB_us-east-1_<hex:16>\",\"MobileVersion\":\"No\",\"MFAUsed\":\"Yes\"",
            RequestId = null,
            Host = "us-east-1.signin.aws.amazon.com",
            DeniedCode = null,
            Failure = ("Failed authentication", "Failed authentication"),
        },
        new("signin", "CheckMfa", 2)
        {
            EventType = "AwsConsoleSignIn",
            ReadOnly = false,
            Callers = CallerGroup.SignIn,
            Where = Whereabouts.GlobalRegion,
            Response = """{"CheckMfa":"Success"}""",
            Additional = "\"MfaType\":\"Virtual MFA\"",
            RequestId = null,
            Host = "us-east-1.signin.aws.amazon.com",
            DeniedCode = null,
        },
        new("billingconsole", "GetBillsForBillingPeriod", 2)
        {
            EventType = "AwsConsoleAction",
            Callers = CallerGroup.SignIn,
            Where = Whereabouts.GlobalRegion,
            Request = """{"map":{"month":"<number:1-12>","year":"2026"}}""",
            RequestId = null,
            DeniedCode = null,
        },
    ];

    private static EventShape Kms(string name, int weight, bool readOnly, string request) => new("kms", name, weight)
    {
        ReadOnly = readOnly,
        Request = request,
        Resources = KmsKey,
        DeniedResource = KmsArn,
    };

    private static EventShape AssumeRole(int weight) => new("sts", "AssumeRole", weight)
    {
        Request = """{"roleArn":"arn:aws:iam::<account>:role/<role>","roleSessionName":"<function>-<number:1000-9999>","durationSeconds":3600}""",
        Response = """{"credentials":{"accessKeyId":"ASIA<upper:9>EXAMPLE","sessionToken":"<base64:356>","expiration":"<later>"},"assumedRoleUser":{"assumedRoleId":"AROA<upper:10>EXAMPLE:<function>","arn":"arn:aws:sts::<account>:assumed-role/<role>/<function>"}}""",
        Resources = """{"accountId":"<account>","type":"AWS::IAM::Role","ARN":"arn:aws:iam::<account>:role/<role>"}""",
        DeniedResource = "arn:aws:iam::<account>:role/<role>",
    };

    private static EventShape Iam(string name, int weight, bool readOnly, string request) => new("iam", name, weight)
    {
        ReadOnly = readOnly,
        Callers = CallerGroup.People,
        Where = Whereabouts.GlobalRegion,
        Request = request,
        Host = "iam.amazonaws.com",
        DeniedResource = "role <role>",
    };
}
