namespace TrailFilter.Cli.Checking;

/// <summary>Paths as SARIF's URIs: relative ones stay relative to where the command ran, which is the repository's top in a build.</summary>
internal static class SarifUri
{
    /// <summary>The URI of a file; standard input is called stdin.</summary>
    public static string Of(string path)
    {
        if (path == "-")
        {
            return "stdin";
        }

        if (Path.IsPathFullyQualified(path))
        {
            return new Uri(path).AbsoluteUri;
        }

        string[] steps = path.Replace(Path.DirectorySeparatorChar, '/').Split('/');
        return string.Join('/', steps.SkipWhile(static step => step == ".").Select(Uri.EscapeDataString));
    }
}
