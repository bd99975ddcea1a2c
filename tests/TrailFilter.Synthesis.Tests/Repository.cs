namespace TrailFilter.Synthesis.Tests;

/// <summary>Finds the checkout the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Data(params string[] parts) => Path.Combine([Root, "data", .. parts]);

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
