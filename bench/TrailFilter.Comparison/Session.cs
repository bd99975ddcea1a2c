using TrailFilter.Comparison.Building;
using TrailFilter.Comparison.Data;
using TrailFilter.Comparison.Measuring;

namespace TrailFilter.Comparison;

/// <summary>What all groups of one run share.</summary>
/// <param name="Options">What was asked for.</param>
/// <param name="CommandLine">How to run it again.</param>
/// <param name="Commit">Of the repository, with a remark when the sources were changed since.</param>
/// <param name="Builds">The programs.</param>
/// <param name="Runner">Runs them.</param>
/// <param name="Corpus">The data.</param>
internal sealed record Session(
    ComparisonOptions Options, string CommandLine, string Commit, Builds Builds, Runner Runner, Corpus Corpus)
{
    /// <summary>The commit that is checked out.</summary>
    public static string CommitOf(string root)
    {
        (_, string commit) = Tools.Run(root, "git", "rev-parse", "--short=10", "HEAD");
        (_, string changes) = Tools.Run(root, "git", "status", "--porcelain", "--", "engine");
        return commit.Trim() + (changes.Trim().Length > 0 ? " with uncommitted changes to the engine" : "");
    }

    /// <summary>The repository this program was built from.</summary>
    /// <exception cref="ComparisonException">It lies in none.</exception>
    public static string FindRoot()
    {
        (int status, string root) = Tools.Run(AppContext.BaseDirectory, "git", "rev-parse", "--show-toplevel");
        return status == 0 ? root.Trim() : throw new ComparisonException("The comparison must run from a clone of its repository.");
    }
}
