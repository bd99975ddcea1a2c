using System.IO.Enumeration;

namespace TrailFilter.Pipeline.Inputs;

/// <summary>
/// A path with <c>*</c> (any letters of one part), <c>?</c> (one letter) or <c>**</c> as a whole part (any folders, none included).
/// Brackets and braces are plain letters.
/// </summary>
internal sealed class GlobPattern
{
    private readonly string[] _parts;

    private GlobPattern(string root, string[] parts)
    {
        Root = root;
        _parts = parts;
    }

    /// <summary>The folder before the first part with a wildcard; empty = the working folder.</summary>
    public string Root { get; }

    /// <summary>Whether a path holds a wildcard.</summary>
    public static bool IsPattern(string path) => path.AsSpan().ContainsAny('*', '?');

    /// <summary>Reads a pattern.</summary>
    public static GlobPattern Parse(string pattern)
    {
        string path = pattern.Replace('\\', Path.DirectorySeparatorChar == '\\' ? '/' : '\\');
        int wild = path.AsSpan().IndexOfAny('*', '?');
        int cut = path.LastIndexOf('/', wild) + 1;
        string root = cut <= 1 ? path[..cut] : path[..(cut - 1)];
        return new GlobPattern(root, path[cut..].Split('/', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Whether a path below <see cref="Root"/>, with <c>/</c> between its parts, fits.</summary>
    public bool Fits(string relativePath) => Fits(_parts, relativePath.Split('/'), whole: true);

    /// <summary>Whether something below this folder may fit, so that a walk enters only what it must.</summary>
    public bool MayFitBelow(string relativeFolder) => Fits(_parts, relativeFolder.Split('/'), whole: false);

    private static bool Fits(ReadOnlySpan<string> pattern, ReadOnlySpan<string> path, bool whole)
    {
        while (true)
        {
            if (path.IsEmpty)
            {
                return whole ? pattern.IsEmpty || (pattern[0] == "**" && pattern.Length == 1) : !pattern.IsEmpty;
            }

            if (pattern.IsEmpty)
            {
                return false;
            }

            if (pattern[0] == "**")
            {
                return Fits(pattern[1..], path, whole) || Fits(pattern, path[1..], whole);
            }

            if (!FileSystemName.MatchesSimpleExpression(Literal(pattern[0]), path[0], ignoreCase: false))
            {
                return false;
            }

            pattern = pattern[1..];
            path = path[1..];
        }
    }

    // MatchesSimpleExpression takes a backslash as an escape; here it is a letter like others.
    private static string Literal(string part) => part.Contains('\\', StringComparison.Ordinal) ? part.Replace("\\", "\\\\", StringComparison.Ordinal) : part;
}
