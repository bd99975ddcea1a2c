using System.CommandLine;
using TrailFilter.Cli.Arguments;
using TrailFilter.Cli.CommandLine;
using TrailFilter.Cli.Running;
using TrailFilter.Reasoning;

namespace TrailFilter.Cli.Explaining;

/// <summary>The options that describe an event on the command line.</summary>
internal sealed class DescribedEventOptions
{
    public Option<string> Event { get; } = TextOption.Text(
        "--event",
        "SERVICE:NAME",
        "Explains this event instead of records that are read: s3:GetObject, kms.amazonaws.com:Decrypt. --account and --region are then its own.");

    public Option<string> Arn { get; } = TextOption.Text("--arn", "ARN", "The event's resource; its type is told where the ARN leaves no doubt.");

    public Option<string> Type { get; } = TextOption.Text("--type", "TYPE", "The type of the resource, such as AWS::S3::Object.");

    public Option<string> Category { get; } = TextOption.Word(
        "--category", ["Management", "Data", "NetworkActivity"], "The event's category (default: what suits event and resource).");

    public Option<bool> ReadOnly { get; } = TextOption.Flag("--read-only", "The event reads.");

    public Option<bool> Write { get; } = TextOption.Flag("--write", "The event writes. Without either its name tells.");

    public Option<string> UserArn { get; } = TextOption.Text("--user-arn", "ARN", "Who calls.");

    public Option<string> ErrorCode { get; } = TextOption.Text("--error-code", "CODE", "The event failed with it.");

    public Option<string> EventType { get; } = TextOption.Text("--event-type", "TYPE", "The eventType, such as AwsServiceEvent.");

    public Option<string> VpcEndpoint { get; } = TextOption.Text("--vpc-endpoint", "ID", "The vpcEndpointId.");

    public Option<bool> Console { get; } = TextOption.Flag("--console", "The call was made in a session of the console.");

    /// <summary>All of them, in the order of the help page.</summary>
    public Option[] All => [Event, Arn, Type, Category, ReadOnly, Write, UserArn, ErrorCode, EventType, VpcEndpoint, Console];

    /// <summary>The event that is described, or null without one.</summary>
    /// <exception cref="UsageException">A value is wrong, or two contradict each other.</exception>
    public DescribedEvent? EventOf(ParseResult arguments, RunSettings run)
    {
        string? lonely = All.Skip(1).FirstOrDefault(option => arguments.GetResult(option) is { Implicit: false })?.Name;
        if (arguments.GetValue(Event) is not { } text)
        {
            return lonely is null ? null : throw new UsageException($"{lonely} describes an event: name it with --event SERVICE:NAME.");
        }

        (string source, string name) = EventArgument.Parse(Event.Name, text);
        bool reads = arguments.GetValue(ReadOnly);
        bool writes = arguments.GetValue(Write);
        string? wrong = run switch
        {
            { Inputs.IsEmpty: false } => "--event describes the one record to explain, so no INPUT is read: leave out one of the two.",
            { From: not null } or { To: not null } => "--from and --to choose among records that are read; --event has no time.",
            { Accounts.Length: > 1 } or { Regions.Length: > 1 } => "An event has one --account and one --region.",
            _ when reads && writes => "--read-only and --write contradict each other.",
            _ => null,
        };
        return wrong is not null ? throw new UsageException(wrong) : new DescribedEvent
        {
            EventSource = source,
            EventName = name,
            ResourceArn = ArnOf(arguments, Arn),
            ResourceType = arguments.GetValue(Type),
            Category = arguments.GetValue(Category) is null ? null : TextOption.WordOf(arguments, Category, ""),
            ReadOnly = reads ? true : writes ? false : null,
            CallerArn = ArnOf(arguments, UserArn),
            ErrorCode = arguments.GetValue(ErrorCode),
            EventType = arguments.GetValue(EventType),
            VpcEndpointId = arguments.GetValue(VpcEndpoint),
            FromConsole = arguments.GetValue(Console),
            Account = run.Accounts.FirstOrDefault(),
            Region = run.Regions.FirstOrDefault(),
        };
    }

    private static string? ArnOf(ParseResult arguments, Option<string> option) => arguments.GetValue(option) switch
    {
        null => null,
        var arn when arn.Split(':').Length >= 6 && arn.StartsWith("arn:", StringComparison.Ordinal) => arn,
        var other => throw new UsageException($"{option.Name} {other}: an ARN has six parts, such as arn:aws:s3:::bucket/key."),
    };
}
