using TrailFilter.Comparison.Building;
using TrailFilter.Comparison.Data;
using TrailFilter.Comparison.Groups;
using TrailFilter.Comparison.Measuring;
using TrailFilter.Comparison.Reporting;

namespace TrailFilter.Comparison;

/// <summary>One run of the comparison.</summary>
internal static class Comparison
{
    /// <summary>Builds, runs the groups, and writes a file for each.</summary>
    /// <returns>The exit status: 0, or 1 when something failed or disagreed.</returns>
    public static int Run(ComparisonOptions options, Group[] groups, string[] arguments)
    {
        try
        {
            string root = Session.FindRoot();
            var builds = new Builds(root, Path.Combine(options.Data, "builds"));
            builds.Build(options.NoBuild);
            string runs = Directory.CreateDirectory(Path.Combine(options.Data, "runs")).FullName;

            // Where somebody keeps data is nobody's business.
            IEnumerable<string> shown = arguments.Select(argument => argument == options.Real || argument == options.Data ? "DIR" : argument);
            string commandLine = $"dotnet run -c Release --project bench/TrailFilter.Comparison -- {string.Join(' ', shown)}".TrimEnd(' ', '-');
            var session = new Session(
                options, commandLine, Session.CommitOf(root), builds, new Runner(builds.Measure, runs), new Corpus(options.Data, options.Records));
            string versions = Versions.Describe(session);
            string results = Directory.CreateDirectory(options.Results ?? Path.Combine(root, "bench", "results")).FullName;
            foreach (Group group in groups)
            {
                var report = new Report(group.Title);
                group.Run(session, report);
                string text = report.Write(session, versions);
                File.WriteAllText(Path.Combine(results, group.FileName), text);
                Console.WriteLine(text);
            }

            return 0;
        }
        catch (Exception failure) when (failure is ComparisonException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"comparison: {failure.Message}");
            return 1;
        }
    }
}
