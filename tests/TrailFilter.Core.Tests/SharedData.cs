namespace TrailFilter.Core.Tests;

/// <summary>
/// Real records and selectors, which are not part of this repository: a folder <c>shared/real</c> beside the checkout, or in the
/// folder that the environment variable TRAILFILTER_SHARED names. Tests that need it are skipped, loudly, where it is absent.
/// </summary>
internal static class SharedData
{
    private static readonly string? s_root = FindRoot();

    /// <summary>The path of a file or folder under <c>shared/real</c>; skips the running test when it is not there.</summary>
    /// <param name="relative">For example <c>selectors/invalid.ndjson</c>.</param>
    /// <param name="notChecked">What stays unchecked, for the message.</param>
    internal static string Require(string relative, string notChecked)
    {
        string? path = s_root is null ? null : Path.Combine(s_root, relative);
        if (path is null || !(File.Exists(path) || Directory.Exists(path)))
        {
            Assert.Skip(
                $"NOT CHECKED: {notChecked}. There is no shared/real/{relative}; " +
                "set TRAILFILTER_SHARED to the folder that holds real/.");
        }

        return path;
    }

    private static string? FindRoot()
    {
        string? named = Environment.GetEnvironmentVariable("TRAILFILTER_SHARED");
        if (!string.IsNullOrEmpty(named))
        {
            return Path.Combine(named, "real");
        }

        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string[] candidates =
            [
                Path.Combine(folder.FullName, "shared", "real"),
                Path.Combine(folder.FullName, "..", "shared", "real"),
            ];
            if (Array.Find(candidates, Directory.Exists) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
