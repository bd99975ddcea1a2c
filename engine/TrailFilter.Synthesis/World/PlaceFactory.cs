using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace TrailFilter.Synthesis.World;

/// <summary>
/// Builds the places of a profile. Nothing here depends on the generator's seed: accounts, buckets and roles of a profile
/// are always the same, so that selectors written for it fit every run.
/// </summary>
internal static class PlaceFactory
{
    /// <summary>Any number will do; it only has to stay.</summary>
    private const ulong WorldSeed = 0x7472_6169_6C66_696C;

    private static readonly string[] s_tables = ["Orders", "Sessions", "Inventory", "UserProfiles", "EventLog", "FeatureFlags", "orders-by-day"];

    private static readonly string[] s_functions =
    [
        "order-intake", "thumbnail-maker", "session-cleanup", "webhook-receiver", "nightly-export-trigger", "image-resize",
        "token-exchange", "cost-report",
    ];

    private static readonly string[] s_queues = ["orders-inbound", "orders-inbound-dlq", "thumbnail-jobs", "mail-outbox"];

    private static readonly string[] s_roles =
    [
        "orders-api-task", "ingest-pipeline", "warehouse-loader", "session-service", "eks-nodegroup-general", "nightly-export",
        "service-role/backup-default", "lambda-basic-execution", "CrossAccountAudit", "AWSServiceRoleForConfig",
    ];

    public static Place[] Build(GeneratorProfile profile)
    {
        List<Place> places = [];
        for (int a = 0; a < profile.Accounts.Length; a++)
        {
            string account = profile.Accounts[a];
            string[] others = [.. profile.Accounts.Where(other => other != account), "999988887777"];
            Caller[][] callers = new CallerFactory(account, others, Xoshiro256.Hash(WorldSeed, (ulong)a)).Build();
            for (int r = 0; r < profile.Regions.Length; r++)
            {
                int index = places.Count;
                string region = profile.Regions[r];
                places.Add(new Place
                {
                    Index = index,
                    Account = Encoding.ASCII.GetBytes(account),
                    Region = Encoding.ASCII.GetBytes(region),
                    IsGlobal = region == "us-east-1",
                    Callers = callers,
                    Pools = Pools(region, others, new Xoshiro256(Xoshiro256.Hash(WorldSeed + 1, (ulong)index))),
                    Buckets = Buckets(profile, index),
                });
            }
        }
        return [.. places];
    }

    private static Bucket[] Buckets(GeneratorProfile profile, int place)
    {
        ImmutableArray<byte[]> prefixes = [.. Enumerable.Range(0, profile.PrefixesPerBucket).Select(p => Bytes(BucketNames.Prefix(p)))];
        return
        [
            .. Enumerable.Range(place * profile.BucketsPerPlace, profile.BucketsPerPlace)
                .Select(number => new Bucket(number, Bytes(BucketNames.Bucket(number)), prefixes)),
        ];
    }

    private static byte[][][] Pools(string region, string[] others, Xoshiro256 chance)
    {
        byte[][][] pools = new byte[(int)Pool.Count][][];
        string Hex(int digits) => chance.Next().ToString("x16", CultureInfo.InvariantCulture)[..digits];
        string Uuid() => $"{Hex(8)}-{Hex(4)}-4{Hex(3)}-8{Hex(3)}-{Hex(12)}";
        void Set(Pool pool, IEnumerable<string> values) => pools[(int)pool] = [.. values.Select(Bytes)];
        void Make(Pool pool, int count, Func<int, string> make) => Set(pool, Enumerable.Range(0, count).Select(make));

        Make(Pool.KmsKey, 8, _ => Uuid());
        Make(Pool.Instance, 24, _ => $"i-0{Hex(16)}");
        Make(Pool.Volume, 16, _ => $"vol-0{Hex(16)}");
        Make(Pool.Snapshot, 12, _ => $"snap-0{Hex(16)}");
        Make(Pool.SecurityGroup, 6, _ => $"sg-0{Hex(16)}");
        Make(Pool.Subnet, 6, _ => $"subnet-0{Hex(16)}");
        Make(Pool.Vpc, 2, _ => $"vpc-0{Hex(16)}");
        Make(Pool.Endpoint, 3, _ => $"vpce-0{Hex(16)}");
        Set(Pool.Table, s_tables);
        Make(Pool.Stream, 3, i => $"2025-1{i}-0{i + 3}T08:1{i}:25.{i}41");
        Set(Pool.Function, s_functions);
        Set(Pool.Queue, s_queues);
        Set(Pool.Topic, ["order-events", "alarms-oncall", "image-ready", "billing-alerts"]);
        Set(Pool.Role, s_roles);
        Set(Pool.User, ["alejandro", "mary.major", "jorge.souza", "deploy-bot", "terry"]);
        Make(Pool.Parameter, 20, i => $"app/{(i % 2 == 0 ? "prod" : "stage")}/setting-{i:00}");
        Make(Pool.Secret, 6, i => $"prod/db-{i}-{Hex(6)}");
        Set(Pool.LogGroup, [.. s_functions.Select(name => $"/aws/lambda/{name}"), "/ecs/orders-api", "/aws/eks/main/cluster"]);
        Make(Pool.Stack, 5, i => $"orders-{(i % 2 == 0 ? "prod" : "stage")}-{i}/{Uuid()}");
        Set(Pool.Cluster, ["main", "batch", "orders-prod"]);
        Make(Pool.TargetGroup, 4, i => $"orders-api-{i}/{Hex(16)}");
        Set(Pool.Model, ["anthropic.claude-3-5-sonnet-20241022-v2:0", "amazon.titan-embed-text-v2:0", "meta.llama3-1-70b-instruct-v1:0"]);
        Make(Pool.IdentityPool, 2, _ => $"{region}:{Uuid()}");
        Set(Pool.OtherAccount, others);
        Set(Pool.Policy, ["ReadOnlyAccess", "AmazonS3ReadOnlyAccess", "AWSLambdaBasicExecutionRole", "CloudWatchAgentServerPolicy"]);
        return pools;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
