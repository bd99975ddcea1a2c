namespace TrailFilter.Lints.Tests;

/// <summary>The checkout the tests run in.</summary>
internal static class Repository
{
    internal static string Lints { get; } = Path.Combine(Root, "data", "cases", "lints");

    private static string Root
    {
        get
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Filter.sln")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
        }
    }
}
