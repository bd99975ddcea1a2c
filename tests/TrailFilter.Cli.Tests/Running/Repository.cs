namespace TrailFilter.Cli.Tests.Running;

/// <summary>The checkout the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The sample archives.</summary>
    public static string Sample => Path.Combine(Root, "data", "sample");

    /// <summary>A file of sample selectors.</summary>
    public static string Selectors(string name) => Path.Combine(Root, "data", "selectors", name);

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Filter.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No Filter.sln above {AppContext.BaseDirectory}.");
    }
}
