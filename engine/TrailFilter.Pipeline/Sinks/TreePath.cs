namespace TrailFilter.Pipeline.Sinks;

/// <summary>Names of files in a mirrored tree.</summary>
internal static class TreePath
{
    private static readonly string[] s_packed = [".gz", ".zst", ".zstd", ".gzip"];
    private static readonly string[] s_written = [".json", ".jsonl", ".ndjson"];

    /// <summary>
    /// The path, below the output folder, of the results of an archive: as it is, its ending replaced by <c>.json.gz</c>.
    /// </summary>
    /// <param name="relativePath">The archive's path below its input, with <c>/</c> between parts.</param>
    /// <returns>The path, or null when it would lead out of the folder.</returns>
    public static string? For(string relativePath)
    {
        string path = Without(Without(relativePath, s_packed), s_written) + ".json.gz";
        bool inside = !Path.IsPathRooted(path) && !path.Split('/', '\\').Any(static part => part is ".." or "." or "");
        return inside ? path : null;
    }

    private static string Without(string path, string[] endings)
    {
        foreach (string ending in endings)
        {
            bool more = path.Length > ending.Length && path[^(ending.Length + 1)] is not ('/' or '\\');
            if (more && path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return path[..^ending.Length];
            }
        }

        return path;
    }
}
