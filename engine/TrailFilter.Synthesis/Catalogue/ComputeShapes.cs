using TrailFilter.Synthesis.World;

namespace TrailFilter.Synthesis.Catalogue;

/// <summary>Management events of EC2, Systems Manager, Lambda, containers, scaling and stacks.</summary>
internal static class ComputeShapes
{
    private const string ParameterName = "\"/<parameter>\"";

    // Systems Manager's entries have no type, and there are up to ten of them.
    private const string ParameterEntry = "{\"accountId\":\"<account>\",\"ARN\":\"arn:aws:ssm:<region>:<account>:parameter/<parameter>\"}";

    public static IEnumerable<EventShape> All =>
    [
        Ec2("DescribeInstances", 46, """{"instancesSet":{"items":[<list:instanceid>]},"filterSet":{"items":[{"name":"instance-state-name","valueSet":{"items":[{"value":"running"}]}},{"name":"tag:Service","valueSet":{"items":[{"value":"orders-api"}]}}]}}"""),
        Ec2("DescribeInstances", 16, """{"maxResults":1000,"instancesSet":{},"filterSet":{}}"""),
        Ec2("DescribeVolumes", 12, """{"volumeSet":{"items":[{"volumeId":"<volume>"}]},"filterSet":{}}"""),
        Ec2("DescribeSecurityGroups", 16, """{"securityGroupSet":{},"securityGroupIdSet":{"items":[{"groupId":"<securitygroup>"}]},"filterSet":{"items":[{"name":"vpc-id","valueSet":{"items":[{"value":"<vpc>"}]}}]}}"""),
        Ec2("DescribeNetworkInterfaces", 18, """{"networkInterfaceIdSet":{},"filterSet":{"items":[{"name":"subnet-id","valueSet":{"items":[{"value":"<subnet>"}]}}]}}"""),
        Ec2("DescribeTags", 10, """{"maxResults":500,"filterSet":{"items":[{"name":"resource-id","valueSet":{"items":[<list:value>]}}]}}"""),
        Ec2("DescribeSubnets", 9, """{"subnetSet":{"items":[{"subnetId":"<subnet>"},{"subnetId":"<subnet:1>"}]},"filterSet":{}}"""),
        Ec2Write("RunInstances", 5, """{"instancesSet":{"items":[{"imageId":"ami-0<hex:16>","minCount":1,"maxCount":1}]},"instanceType":"m7g.large","blockDeviceMapping":{"items":[{"deviceName":"/dev/xvda","ebs":{"volumeSize":40,"deleteOnTermination":true,"volumeType":"gp3","encrypted":true}}]},"availabilityZone":"<region>a","monitoring":{"enabled":false},"subnetId":"<subnet>","disableApiTermination":false,"ebsOptimized":true,"tagSpecificationSet":{"items":[{"resourceType":"instance","tags":[{"key":"Service","value":"orders-api"},{"key":"aws:autoscaling:groupName","value":"orders-api"}]}]}}""",
            """{"requestId":"<requestid>","reservationId":"r-0<hex:16>","ownerId":"<account>","groupSet":{},"instancesSet":{"items":[{"instanceId":"<instance>","imageId":"ami-0<hex:16>","instanceState":{"code":0,"name":"pending"},"privateDnsName":"ip-10-0-<number:1-250>-<number:1-250>.<region>.compute.internal","amiLaunchIndex":0,"productCodes":{},"instanceType":"m7g.large","placement":{"availabilityZone":"<region>a","tenancy":"default"},"monitoring":{"state":"disabled"},"subnetId":"<subnet>","vpcId":"<vpc>","stateReason":{"code":"pending","message":"pending"},"architecture":"arm64","rootDeviceType":"ebs","rootDeviceName":"/dev/xvda","blockDeviceMapping":{},"virtualizationType":"hvm","hypervisor":"xen","clientToken":"<uuid>","groupSet":{"items":[{"groupId":"<securitygroup>","groupName":"orders-api"}]},"sourceDestCheck":true}]}}""") with { Callers = CallerGroup.Services },
        Ec2Write("CreateTags", 12, """{"resourcesSet":{"items":[{"resourceId":"<instance>"}]},"tagSet":{"items":[{"key":"Owner","value":"<user>"},{"key":"CostCenter","value":"<number:1000-9999>"}]}}""", """{"requestId":"<requestid>","_return":true}"""),
        Ec2Write("StopInstances", 2, """{"instancesSet":{"items":[{"instanceId":"<instance>"}]},"force":false}""", """{"requestId":"<requestid>","instancesSet":{"items":[{"instanceId":"<instance>","currentState":{"code":64,"name":"stopping"},"previousState":{"code":16,"name":"running"}}]}}"""),
        Ec2Write("ModifySnapshotAttribute", 1, """{"snapshotId":"<snapshot>","createVolumePermission":{"add":{"items":[{"userId":"<otheraccount>"}]}},"attributeType":"CREATE_VOLUME_PERMISSION"}""", """{"requestId":"<requestid>","_return":true}"""),
        Ec2Write("AuthorizeSecurityGroupIngress", 1, """{"groupId":"<securitygroup>","ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":443,"toPort":443,"groups":{},"ipRanges":{"items":[{"cidrIp":"203.0.113.0/24","description":"Office \"north\""}]},"ipv6Ranges":{},"prefixListIds":{}}]}}""", """{"requestId":"<requestid>","_return":true}"""),
        new("ec2", "BidEvictedEvent", 1)
        {
            EventType = "AwsServiceEvent",
            ReadOnly = false,
            Callers = CallerGroup.ServiceItself,
            RequestId = null,
            Details = """{"instanceIdSet":["<instance>"]}""",
            DeniedCode = null,
        },

        new("ssm", "GetParameters", 16)
        {
            Callers = CallerGroup.Workloads,
            Request = "{\"names\":[" + Ten(ParameterName) + "],\"withDecryption\":true}",
            Resources = Ten(ParameterEntry),
            DeniedResource = "arn:aws:ssm:<region>:<account>:parameter/<parameter>",
        },
        new("ssm", "GetParameter", 34)
        {
            Request = "{\"name\":" + ParameterName + ",\"withDecryption\":true}",
            Resources = ParameterEntry,
            Failure = ("ParameterNotFound", "Parameter /<parameter> not found."),
            DeniedResource = "arn:aws:ssm:<region>:<account>:parameter/<parameter>",
        },
        new("ssm", "UpdateInstanceInformation", 32)
        {
            ReadOnly = false,
            Callers = CallerGroup.Workloads,
            Request = """{"instanceId":"<instance>","agentVersion":"3.3.987.0","agentStatus":"Active","platformType":"Linux","platformName":"Amazon Linux","platformVersion":"2023","iPAddress":"10.0.<number:1-250>.<number:1-250>","computerName":"ip-10-0-<number:1-250>-<number:1-250>.<region>.compute.internal","agentName":"amazon-ssm-agent","availabilityZone":"<region>a"}""",
        },
        new("ssm", "SendCommand", 2)
        {
            ReadOnly = false,
            Callers = CallerGroup.People,
            Request = """{"documentName":"AWS-RunShellScript","instanceIds":["<instance>"],"parameters":"HIDDEN_DUE_TO_SECURITY_REASONS","interactive":false}""",
            Response = """{"command":{"commandId":"<uuid>","documentName":"AWS-RunShellScript","documentVersion":"$DEFAULT","comment":"restart the agent \\\\ check \"status\"","status":"Pending","statusDetails":"Pending","instanceIds":["<instance>"],"targets":[],"timeoutSeconds":3600,"deliveryTimedOutCount":0}}""",
        },

        Read("lambda", "GetFunction20150331v2", 16, """{"functionName":"arn:aws:lambda:<region>:<account>:function:<function>"}"""),
        Read("lambda", "ListFunctions20150331", 8, """{"maxItems":50}"""),
        new("lambda", "UpdateFunctionCode20150331v2", 3)
        {
            ReadOnly = false,
            Request = """{"functionName":"<function>","s3Bucket":"amzn-s3-demo-artifacts","s3Key":"functions/<function>/<hex:40>.zip","publish":true,"dryRun":false}""",
            Response = """{"functionName":"<function>","functionArn":"arn:aws:lambda:<region>:<account>:function:<function>","runtime":"nodejs20.x","role":"arn:aws:iam::<account>:role/<role>","handler":"index.handler","codeSize":<number:10000-9000000>,"timeout":30,"memorySize":512,"codeSha256":"<base64:43>=","version":"<number:1-200>","tracingConfig":{"mode":"Active"},"revisionId":"<uuid>","state":"Active","lastUpdateStatus":"InProgress","packageType":"Zip","architectures":["arm64"],"environment":{},"ephemeralStorage":{"size":512}}""",
        },
        Read("ecs", "DescribeTasks", 18, """{"cluster":"arn:aws:ecs:<region>:<account>:cluster/<cluster>","tasks":["arn:aws:ecs:<region>:<account>:task/<cluster>/<hex:32>"],"include":["TAGS"]}"""),
        Read("ecs", "DescribeServices", 14, """{"cluster":"<cluster>","services":["arn:aws:ecs:<region>:<account>:service/<cluster>/orders-api"]}"""),
        Read("eks", "DescribeCluster", 8, """{"name":"<cluster>"}"""),
        Read("elasticloadbalancing", "DescribeTargetHealth", 26, """{"targetGroupArn":"arn:aws:elasticloadbalancing:<region>:<account>:targetgroup/<targetgroup>"}"""),
        Read("autoscaling", "DescribeAutoScalingGroups", 14, """{"autoScalingGroupNames":["orders-api","batch-compute"],"maxRecords":100}"""),
        Read("cloudformation", "DescribeStacks", 14, """{"stackName":"arn:aws:cloudformation:<region>:<account>:stack/<stack>"}""") with { Failure = ("ValidationException", "Stack with id arn:aws:cloudformation:<region>:<account>:stack/<stack> does not exist") },
        new("cloudformation", "CreateChangeSet", 1)
        {
            ReadOnly = false,
            Callers = CallerGroup.People,
            Request = """{"stackName":"arn:aws:cloudformation:<region>:<account>:stack/<stack>","changeSetName":"release-<number:100-999>","capabilities":["CAPABILITY_NAMED_IAM"],"parameters":[<list:parameter>],"roleARN":"arn:aws:iam::<account>:role/<role>"}""",
            Response = """{"id":"arn:aws:cloudformation:<region>:<account>:changeSet/release/<uuid>","stackId":"arn:aws:cloudformation:<region>:<account>:stack/<stack>"}""",
        },

        Ec2("DescribeInstances", 3, """{"instancesSet":{"items":[<list:instanceid>]},"filterSet":{}}""") with { IsLarge = true },
        new("ssm", "PutInventory", 2)
        {
            ReadOnly = false,
            Callers = CallerGroup.Workloads,
            IsLarge = true,
            Request = """{"instanceId":"<instance>","items":[{"typeName":"AWS:Application","schemaVersion":"1.1","captureTime":"<time>","contentHash":"<hex:32>","content":[<list:application>]}]}""",
            Response = """{"message":"Success","failed":[<list:application>]}""",
        },
        new("cloudformation", "CreateChangeSet", 2)
        {
            ReadOnly = false,
            Callers = CallerGroup.People,
            IsLarge = true,
            Request = """{"stackName":"<stack>","changeSetName":"release-<number:100-999>","parameters":[<list:parameter>]}""",
            Response = """{"id":"arn:aws:cloudformation:<region>:<account>:changeSet/release/<uuid>","changes":[<list:change>]}""",
        },
    ];

    private static string Ten(string text) => string.Join(',', Enumerable.Range(0, 10).Select(i => text.Replace("<parameter>", $"<parameter:{i}>", StringComparison.Ordinal)));

    private static EventShape Read(string source, string name, int weight, string request) => new(source, name, weight) { Request = request };

    private static EventShape Ec2(string name, int weight, string request) => Read("ec2", name, weight, request) with
    {
        DeniedCode = "Client.UnauthorizedOperation",
    };

    private static EventShape Ec2Write(string name, int weight, string request, string response) => Ec2(name, weight, request) with
    {
        ReadOnly = false,
        Response = response,
    };
}
