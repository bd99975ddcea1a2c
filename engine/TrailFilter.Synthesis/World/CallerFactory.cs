using System.Text;

namespace TrailFilter.Synthesis.World;

/// <summary>
/// Makes the callers of one account. Names, keys and addresses are those documentation uses: keys that end in EXAMPLE,
/// addresses of 192.0.2.0/24, 198.51.100.0/24 and 203.0.113.0/24.
/// </summary>
internal sealed class CallerFactory(string account, IReadOnlyList<string> otherAccounts, ulong seed)
{
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";

    private static readonly string[] s_commandLines =
    [
        "aws-cli/2.22.12 md/awscrt#0.23.4 ua/2.0 os/linux#6.8.0 md/arch#x86_64 lang/python#3.12.6 cfg/retry-mode#standard md/prompt#off",
        "aws-cli/2.15.30 Python/3.11.8 Darwin/23.6.0 exe/x86_64 prompt/off",
        "APN/1.0 HashiCorp/1.0 Terraform/1.9.8 (+https://www.terraform.io) terraform-provider-aws/5.76.0 (+https://registry.terraform.io/providers/hashicorp/aws)",
    ];

    private static readonly string[] s_libraries =
    [
        "Boto3/1.35.63 md/Botocore#1.35.63 ua/2.0 os/linux#5.10.227 lang/python#3.12.7 exec-env/AWS_Lambda_python3.12",
        "aws-sdk-java/2.29.15 md/io#async md/http#NettyNio os/Linux#6.1.115 lang/java#21.0.5 exec-env/AWS_ECS_FARGATE",
        "aws-sdk-go-v2/1.32.5 os/linux lang/go#1.23.3 md/GOOS#linux md/GOARCH#arm64 api/generic#1.66.3 m/E",
        "aws-sdk-js/3.693.0 ua/2.1 os/linux#5.10.226 lang/js md/nodejs#20.18.0",
        "aws-sdk-dotnet-coreclr/3.7.408.1 ua/2.0 os/linux#6.1.0 lang/.NET_Core#9.0.0 cfg/retry-mode#legacy",
        "Hadoop 3.4.0-amzn-1, aws-sdk-java/1.12.761 Linux/6.1.112 OpenJDK_64-Bit_Server_VM/17.0.13 java/17.0.13",
    ];

    private static readonly string[] s_users = ["alejandro", "mary.major", "jorge.souza", "terry", "saanvi", "paulo.santos", "zhang.wei"];

    private static readonly string[] s_workloadRoles =
    [
        "orders-api-task", "ingest-pipeline", "thumbnail-maker-role-7kq2", "warehouse-loader", "session-service",
        "eks-nodegroup-general", "nightly-export", "metrics-agent", "ci-deployer", "search-indexer", "batch-compute", "mail-sender",
    ];

    private static readonly string[] s_programs = ["backup-agent", "partner-sftp", "legacy-importer", "monitoring-probe", "mail-relay", "build-cache"];

    private static readonly string[] s_services =
    [
        "config.amazonaws.com", "delivery.logs.amazonaws.com", "ec2.amazonaws.com", "lambda.amazonaws.com", "ecs-tasks.amazonaws.com",
        "autoscaling.amazonaws.com", "firehose.amazonaws.com", "dynamodb.amazonaws.com", "guardduty.amazonaws.com", "backup.amazonaws.com",
    ];

    private readonly Xoshiro256 _chance = new(seed);

    /// <summary>The callers by group; the same ones for every Region of the account.</summary>
    public Caller[][] Build()
    {
        Caller[] people = [.. Users(), .. SignedOnRoles()];
        Caller[] workloads = [.. s_workloadRoles.SelectMany(Workloads), .. s_programs.Select(Program)];
        Caller[] services = [.. s_services.Select(Service), .. LinkedRoles()];
        Caller root = Root(withKey: true);
        Caller[] outside = [.. otherAccounts.Take(3).Select(Outside)];
        Caller[][] groups = new Caller[(int)CallerGroup.Count][];
        groups[(int)CallerGroup.People] = people;
        groups[(int)CallerGroup.Workloads] = workloads;
        groups[(int)CallerGroup.Services] = services;
        groups[(int)CallerGroup.Outside] = outside;
        groups[(int)CallerGroup.SignIn] = [.. s_users.Take(4).Select((user, i) => SignIn(user, i)), Root(withKey: false)];
        groups[(int)CallerGroup.ServiceItself] = [ServiceItself("AWS Internal")];
        groups[(int)CallerGroup.Trail] = [Service("cloudtrail.amazonaws.com")];
        groups[(int)CallerGroup.Unknown] = [Named("""{"type":"Unknown"}""", Address(20), s_libraries[3])];
        groups[(int)CallerGroup.Anyone] =
        [
            .. workloads, .. workloads, .. workloads, .. people, .. people, .. services, .. services, .. services, root, .. outside,
        ];
        return groups;
    }

    /// <summary>A program with the long-lived keys of an IAM user: no session.</summary>
    private Caller Program(string user, int index)
    {
        string arn = $"arn:aws:iam::{account}:user/service/{user}";
        return new Caller
        {
            Head = Bytes($$"""{"type":"IAMUser","principalId":"AIDA{{Key(10)}}EXAMPLE","arn":"{{arn}}","accountId":"{{account}}","accessKeyId":"AKIA{{Key(9)}}EXAMPLE","userName":"{{user}}"}"""),
            Arn = Bytes(arn),
            SourceAddress = Address(60 + index),
            Agent = Bytes(s_libraries[index % s_libraries.Length]),
            Tls = true,
        };
    }

    private IEnumerable<Caller> Users()
    {
        for (int i = 0; i < s_users.Length; i++)
        {
            string user = s_users[i];
            string arn = $"arn:aws:iam::{account}:user/{user}";
            string start = $$"""{"type":"IAMUser","principalId":"AIDA{{Key(10)}}EXAMPLE","arn":"{{arn}}","accountId":"{{account}}",""";
            if (i % 3 == 2)
            {
                yield return WithSession(
                    start + $$"""
                    "accessKeyId":"ASIA{{Key(9)}}EXAMPLE","userName":"{{user}}","sessionContext":{"attributes":{"creationDate":"
                    """,
                    "\",\"mfaAuthenticated\":\"true\"}}}", arn, Address(i), Browser, console: true);
            }
            else
            {
                yield return new Caller
                {
                    Head = Bytes(start + $$"""
                    "accessKeyId":"AKIA{{Key(9)}}EXAMPLE","userName":"{{user}}"}
                    """),
                    Arn = Bytes(arn),
                    SourceAddress = Address(i),
                    Agent = Bytes(s_commandLines[i % s_commandLines.Length]),
                    Tls = true,
                };
            }
        }
    }

    private IEnumerable<Caller> SignedOnRoles()
    {
        string[] sets = ["AdministratorAccess", "ReadOnlyAccess", "PowerUserAccess", "Billing"];
        for (int i = 0; i < sets.Length * 2; i++)
        {
            string role = $"AWSReservedSSO_{sets[i / 2]}_{Hex(16)}";
            bool console = i % 2 == 0;
            yield return Role(
                role, $"aws-reserved/sso.amazonaws.com/{role}", s_users[(i + 3) % s_users.Length], Address(10 + i),
                console ? Browser : s_commandLines[i / 2 % s_commandLines.Length], console, extra: "");
        }
    }

    private IEnumerable<Caller> Workloads(string role, int index)
    {
        bool instance = role.StartsWith("eks", StringComparison.Ordinal) || role.StartsWith("batch", StringComparison.Ordinal);
        int sessions = instance ? 3 : 2;
        for (int i = 0; i < sessions; i++)
        {
            string session = instance ? $"i-0{Hex(16)}" : i == 0 ? role : $"{Hex(32)}";
            yield return Role(
                role, role, session, Bytes($"10.{index}.{(i * 37) + 4}.{_chance.Between(5, 250)}"), s_libraries[(index + i) % s_libraries.Length],
                console: false, extra: instance ? ",\"ec2RoleDelivery\":\"2.0\"" : "");
        }
    }

    private IEnumerable<Caller> LinkedRoles()
    {
        foreach (string service in new[] { "config.amazonaws.com", "autoscaling.amazonaws.com", "access-analyzer.amazonaws.com" })
        {
            string name = service.Split('.')[0];
            string role = $"AWSServiceRoleFor{char.ToUpperInvariant(name[0])}{name[1..].Replace("-a", "A", StringComparison.Ordinal)}";
            Caller caller = Role(role, $"aws-service-role/{service}/{role}", name, Bytes(service), service, console: false, extra: "");
            yield return new Caller
            {
                Head = caller.Head,
                Tail = Bytes($"\",\"mfaAuthenticated\":\"false\"}}}},\"invokedBy\":\"{service}\"}}"),
                Arn = caller.Arn,
                SourceAddress = caller.SourceAddress,
                Agent = caller.Agent,
                SessionLead = caller.SessionLead,
            };
        }
    }

    private Caller Role(string role, string path, string session, byte[] address, string agent, bool console, string extra)
    {
        string id = $"AROA{Key(10)}EXAMPLE";
        string arn = $"arn:aws:sts::{account}:assumed-role/{role}/{session}";
        string head = $$"""
            {"type":"AssumedRole","principalId":"{{id}}:{{session}}","arn":"{{arn}}","accountId":"{{account}}","accessKeyId":"ASIA{{Key(9)}}EXAMPLE","sessionContext":{"sessionIssuer":{"type":"Role","principalId":"{{id}}","arn":"arn:aws:iam::{{account}}:role/{{path}}","accountId":"{{account}}","userName":"{{role}}"},"attributes":{"creationDate":"
            """;
        return WithSession(head, $"\",\"mfaAuthenticated\":\"{(console ? "true" : "false")}\"}}{extra}}}}}", arn, address, agent, console);
    }

    private Caller WithSession(string head, string tail, string arn, byte[] address, string agent, bool console) => new()
    {
        Head = Bytes(head),
        Tail = Bytes(tail),
        Arn = Bytes(arn),
        SourceAddress = address,
        Agent = Bytes(agent),
        SessionLead = 900 * _chance.Below(4),
        Tls = true,
        Console = console,
    };

    private Caller Root(bool withKey)
    {
        string arn = $"arn:aws:iam::{account}:root";
        string head = $$"""{"type":"Root","principalId":"{{account}}","arn":"{{arn}}","accountId":"{{account}}"}""";
        return withKey
            ? WithSession(
                head[..^1] + $",\"accessKeyId\":\"ASIA{Key(9)}EXAMPLE\",\"sessionContext\":{{\"attributes\":{{\"creationDate\":\"",
                "\",\"mfaAuthenticated\":\"true\"}}}", arn, Address(30), Browser, console: true)
            : Named(head, Address(30), Browser);
    }

    private Caller SignIn(string user, int index) => Named(
        $$"""{"type":"IAMUser","principalId":"AIDA{{Key(10)}}EXAMPLE","arn":"arn:aws:iam::{{account}}:user/{{user}}","accountId":"{{account}}","userName":"{{user}}"}""",
        Address(40 + index), Browser);

    private Caller Outside(string other, int index) => Named(
        $$"""{"type":"AWSAccount","principalId":"AROA{{Key(10)}}EXAMPLE:{{s_users[index]}}","accountId":"{{other}}"}""",
        Address(50 + index), s_libraries[index]);

    private static Caller Service(string service) => new()
    {
        Head = Bytes($$"""{"type":"AWSService","invokedBy":"{{service}}"}"""),
        SourceAddress = Bytes(service),
        Agent = Bytes(service),
    };

    private Caller ServiceItself(string name) => new()
    {
        Head = Bytes($$"""{"accountId":"{{account}}","invokedBy":"{{name}}"}"""),
        SourceAddress = Bytes(name),
        Agent = Bytes(name),
    };

    private static Caller Named(string identity, byte[] address, string agent) => new()
    {
        Head = Bytes(identity),
        SourceAddress = address,
        Agent = Bytes(agent),
        Tls = true,
    };

    private static byte[] Address(int index)
    {
        string[] networks = ["192.0.2", "198.51.100", "203.0.113"];
        return Bytes($"{networks[index % 3]}.{(index * 3) + 3}");
    }

    private string Key(int length) => Random("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", length);

    private string Hex(int length) => Random("0123456789abcdef", length);

    private string Random(string alphabet, int length) => string.Create(length, alphabet, (span, letters) =>
    {
        for (int i = 0; i < span.Length; i++)
        {
            span[i] = letters[_chance.Below(letters.Length)];
        }
    });

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
