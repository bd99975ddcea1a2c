using TrailFilter.Lints;

namespace TrailFilter.Cli.Checking;

/// <summary>Words that every form of the result has in common; SARIF's levels are the same.</summary>
internal static class CheckWords
{
    public static string Of(FindingLevel level) => level switch
    {
        FindingLevel.Error => "error",
        FindingLevel.Warning => "warning",
        _ => "note",
    };
}
