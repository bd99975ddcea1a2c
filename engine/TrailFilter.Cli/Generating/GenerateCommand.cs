using System.Buffers;
using System.CommandLine;
using System.Globalization;
using TrailFilter.Cli.Arguments;
using TrailFilter.Cli.CommandLine;
using TrailFilter.Cli.Terminal;
using TrailFilter.Synthesis;

namespace TrailFilter.Cli.Generating;

/// <summary>The verb <c>generate</c>.</summary>
internal sealed class GenerateCommand : Verb
{
    private const long MaxRecords = 1_000_000_000_000;
    private const int MaxDays = 3650;

    private static readonly SearchValues<char> s_idLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    public GenerateCommand(Messages messages)
        : base(
            "generate",
            "Writes realistic synthetic CloudTrail records; the same options give the same bytes on every machine.")
    {
        Synopsis = "[--records N] [--seed S] [options]";
        Examples =
        [
            new("Records, one a line", "trailfilter generate --records 1000 --seed 1 > records.ndjson"),
            new("Whole archives, as CloudTrail lays them out", "trailfilter generate --records 100000 --seed 7 --archives logs/"),
            new("A gigabyte through a filter",
                "trailfilter generate --records 700000 | trailfilter filter --selectors default -o /dev/null"),
        ];
        Notes =
        [
            "Accounts, names, keys and addresses are those documentation uses; nothing comes from a real account.",
            "Exit codes: 0 done; 2 wrong usage; 4 writing failed.",
        ];
        AddGroup("What", Records, Seed, Profile, Accounts, Regions, Start, Days, Organization);
        AddGroup("Where", Output, Archives, Digests, Force, Quiet);
        SetAction((arguments, stop) => new GenerateVerb(SettingsOf(arguments), messages).RunAsync(stop));
    }

    private Option<string> Records { get; } = TextOption.Text("--records", "N", "How many records (default: 1000).");

    private Option<string> Seed { get; } = TextOption.Text(
        "--seed", "S", "Which of the possible sequences, a whole number (default: 1).");

    private Option<string> Profile { get; } = TextOption.Word(
        "--profile",
        GeneratorProfile.Names,
        "default: management, data and network activity events, a few large, old and Insights records. "
        + "benchmark: none of those few. sample: as data/sample (default: default).");

    private Option<string[]> Accounts { get; } = TextOption.Texts(
        "--account", "ID,…", "The accounts, instead of the profile's. Repeatable.");

    private Option<string[]> Regions { get; } = TextOption.Texts(
        "--region", "NAME,…", "The Regions, instead of the profile's. Repeatable.");

    private Option<string> Start { get; } = TextOption.Text(
        "--start", "TIME", "The time of the earliest records (default: 2026-03-02).");

    private Option<string> Days { get; } = TextOption.Text(
        "--days", "N", "How many days the records cover (default: the profile's, mostly 7).");

    private Option<string> Organization { get; } = TextOption.Text(
        "--organization", "ID", "The organization in the keys of archives, such as o-exampleorgid.");

    private Option<string> Output { get; } = TextOption.Text(
        "--output", "FILE", "Where records go, one a line (default: standard output). It appears whole or not at all.", "-o");

    private Option<string> Archives { get; } = TextOption.Text(
        "--archives", "DIR", "Writes archives below this folder instead: {\"Records\":[…]}, gzip, in CloudTrail's key layout.");

    private Option<bool> Digests { get; } = TextOption.Flag(
        "--digests", "Writes a digest for each account and Region too, with --archives.");

    private Option<bool> Force { get; } = TextOption.Flag("--force", "Replaces files that exist.");

    private Option<bool> Quiet { get; } = TextOption.Flag("--quiet", "Says nothing on standard error but errors.", "-q");

    private GenerateSettings SettingsOf(ParseResult arguments)
    {
        var settings = new GenerateSettings
        {
            Profile = ProfileOf(arguments),
            Records = TextOption.NumberOf(arguments, Records, 1000, 0, MaxRecords),
            Seed = SeedOf(arguments),
            Output = arguments.GetValue(Output) is { } output and not "-" ? output : null,
            Archives = arguments.GetValue(Archives),
            Digests = arguments.GetValue(Digests),
            Force = arguments.GetValue(Force),
            Quiet = arguments.GetValue(Quiet),
        };
        return settings switch
        {
            { Archives: "" or "-" } => throw new UsageException("--archives writes many files: name their folder."),
            { Archives: not null, Output: not null } => throw new UsageException(
                "-o is for records one a line, --archives for archives: give one of them."),
            { Archives: null, Digests: true } => throw new UsageException("--digests stand beside archives: add --archives DIR."),
            _ => settings,
        };
    }

    private ulong SeedOf(ParseResult arguments)
    {
        string text = arguments.GetValue(Seed) ?? "1";
        return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            ? seed
            : throw new UsageException($"--seed {text}: the value is a whole number from 0 to {ulong.MaxValue}.");
    }

    private GeneratorProfile ProfileOf(ParseResult arguments)
    {
        string name = TextOption.WordOf(arguments, Profile, GeneratorProfile.Default.Name);
        GeneratorProfile.TryGet(name, out GeneratorProfile? named);
        GeneratorProfile profile = named ?? GeneratorProfile.Default;
        string[] accounts = ScopeArguments.Accounts(Accounts.Name, arguments.GetValue(Accounts));
        string[] regions = ScopeArguments.Regions(Regions.Name, arguments.GetValue(Regions));
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        DateTimeOffset start = TimeArgument.Parse(Start.Name, arguments.GetValue(Start), now) ?? profile.Start;
        if (start.Year is < 1971 or >= 9000)
        {
            throw new UsageException($"--start {arguments.GetValue(Start)}: the year is one from 1971 to 8999.");
        }

        return profile with
        {
            Accounts = accounts.Length > 0 ? [.. accounts] : profile.Accounts,
            Regions = regions.Length > 0 ? [.. regions] : profile.Regions,
            Start = start,
            Span = arguments.GetValue(Days) is null
                ? profile.Span
                : TimeSpan.FromDays(TextOption.NumberOf(arguments, Days, 7, 1, MaxDays)),
            OrganizationId = OrganizationOf(arguments) ?? profile.OrganizationId,
        };
    }

    // It becomes a folder's name.
    private string? OrganizationOf(ParseResult arguments) => arguments.GetValue(Organization) switch
    {
        null => null,
        var id when id.StartsWith("o-", StringComparison.Ordinal)
            && id.Length is > 2 and <= 34
            && !id.AsSpan(2).ContainsAnyExcept(s_idLetters) => id,
        var id => throw new UsageException(
            $"--organization {id}: the value is o- and letters or digits, such as o-exampleorgid."),
    };
}
