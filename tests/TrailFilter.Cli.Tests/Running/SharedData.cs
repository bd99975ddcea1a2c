namespace TrailFilter.Cli.Tests.Running;

/// <summary>
/// Real records and selectors, which are not part of this repository: a folder <c>shared/real</c> beside the checkout, or in the
/// folder that the environment variable TRAILFILTER_SHARED names. Tests that need it are skipped, loudly, where it is absent.
/// </summary>
internal static class SharedData
{
    /// <summary>A folder under <c>shared/real</c>; skips the running test when it is not there.</summary>
    public static string Require(string name, string notChecked)
    {
        if (Folders().Select(folder => Path.Combine(folder, "real", name)).FirstOrDefault(Directory.Exists) is { } found)
        {
            return found;
        }

        Assert.Skip($"NOT CHECKED: {notChecked}. There is no shared/real/{name}; set TRAILFILTER_SHARED to the folder that holds real/.");
        return "";
    }

    private static IEnumerable<string> Folders()
    {
        if (Environment.GetEnvironmentVariable("TRAILFILTER_SHARED") is { Length: > 0 } named)
        {
            yield return named;
        }

        for (DirectoryInfo? folder = new(Repository.Root); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, "shared");
        }
    }
}
