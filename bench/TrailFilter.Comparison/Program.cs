using System.CommandLine;
using TrailFilter.Comparison;
using TrailFilter.Comparison.Groups;

Group[] groups = [new LinesGroup(), new MemoryGroup(), new RecordsGroup(), new GzipGroup(), new SmallGroup(), new GrowthGroup(), new RealGroup()];
string[] names = [.. groups.Select(static group => group.Name)];

var records = new Option<int>("--records") { HelpName = "N", Description = "Records to generate: 520,000 are 819 MB.", DefaultValueFactory = _ => 520_000 };
var rounds = new Option<int>("--rounds") { HelpName = "N", Description = "Counted rounds; figures for publication need 7.", DefaultValueFactory = _ => 7 };
var only = new Option<string[]>("--only")
{
    HelpName = "GROUP",
    Description = $"Only these groups: {string.Join(", ", groups.Select(static group => $"{group.Name} ({group.Title})"))}. Their files are overwritten, no others.",
    AllowMultipleArgumentsPerToken = true,
};
only.AcceptOnlyFromAmong(names);
var data = new Option<string>("--data")
{
    HelpName = "DIR",
    Description = "Where data and builds are kept for the next run; up to 10 GB.",
    DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "trailfilter-comparison"),
};
var real = new Option<string>("--real") { HelpName = "DIR", Description = "A folder of real records (*.ndjson, *.ndjson.gz), for the group 'real'." };
var small = new Option<int>("--small-archives") { HelpName = "N", Description = "How many small archives.", DefaultValueFactory = _ => 100_000 };
var results = new Option<string>("--results") { HelpName = "DIR", Description = "Where the tables go (default: bench/results)." };
var noBuild = new Option<bool>("--no-build") { Description = "Runs what the last run built." };
foreach (Option<int> number in new[] { records, rounds, small })
{
    number.Validators.Add(result =>
    {
        if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int value) && value < 1)
        {
            result.AddError($"{number.Name} is at least 1.");
        }
    });
}

var command = new RootCommand(
    """
    Builds trailfilter and its peers, runs them on the same files in turn, checks that all agree, and writes the tables of bench/results.

    Examples:
      Everything, as the published figures are taken (an idle machine, about an hour):
        dotnet run -c Release --project bench/TrailFilter.Comparison -- --data /dev/shm/comparison
      Does everything work and agree? Under a minute:
        dotnet run -c Release --project bench/TrailFilter.Comparison -- --records 2000 --rounds 1 --small-archives 200 --results /tmp/tables
      One group again:
        dotnet run -c Release --project bench/TrailFilter.Comparison -- --only memory --rounds 3
    """)
{
    records, rounds, only, data, real, small, results, noBuild,
};
command.SetAction(arguments =>
{
    string[] wanted = arguments.GetValue(only) is { Length: > 0 } given ? given
        : [.. names.Where(name => name != "real" || arguments.GetValue(real) is not null)];
    return Comparison.Run(
        new ComparisonOptions
        {
            Records = arguments.GetValue(records),
            Rounds = arguments.GetValue(rounds),
            Groups = wanted,
            Data = Path.GetFullPath(arguments.GetValue(data)!),
            Real = arguments.GetValue(real),
            SmallArchives = arguments.GetValue(small),
            Results = arguments.GetValue(results),
            NoBuild = arguments.GetValue(noBuild),
        },
        [.. groups.Where(group => wanted.Contains(group.Name))],
        args);
});
return command.Parse(args).Invoke();
