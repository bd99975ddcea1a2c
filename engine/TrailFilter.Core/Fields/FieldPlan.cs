using System.Collections.Immutable;
using System.Text;

namespace TrailFilter.Core.Fields;

/// <summary>
/// Which fields an extractor has to find, each in its own slot. A plan knows names, not selectors. Immutable, usable from any thread.
/// </summary>
public sealed class FieldPlan
{
    /// <summary>The most slots a plan can have.</summary>
    public const int MaxSlots = 32;

    /// <summary>The path of the caller's ARN: the only field below the top level that has a slot.</summary>
    public const string CallerArnPath = "userIdentity.arn";

    /// <summary>The shortest top-level name a plan takes; CloudTrail's shortest is <c>eventID</c>.</summary>
    internal const int MinNameLength = 7;

    /// <summary>Makes a plan.</summary>
    /// <param name="paths">
    /// Names of top-level fields, and <see cref="CallerArnPath"/>; the slot of a path is its place in this list.
    /// </param>
    /// <param name="readResources">Whether the entries of <c>resources</c> are wanted.</param>
    /// <exception cref="ArgumentException">
    /// A path is given twice, is shorter than seven letters, is not ASCII, or lies below the top level; or there are more than
    /// <see cref="MaxSlots"/>.
    /// </exception>
    public FieldPlan(IEnumerable<string> paths, bool readResources)
    {
        ArgumentNullException.ThrowIfNull(paths);
        Paths = [.. paths];
        ReadResources = readResources;
        if (Paths.Length > MaxSlots)
        {
            throw new ArgumentException($"A plan has at most {MaxSlots} slots, not {Paths.Length}.", nameof(paths));
        }

        for (int slot = 0; slot < Paths.Length; slot++)
        {
            string path = Paths[slot];
            bool known = path == CallerArnPath
                || (path.Length >= MinNameLength && path != "userIdentity" && path != "resources"
                    && Ascii.IsValid(path) && !path.Contains('.', StringComparison.Ordinal));
            if (!known || Paths.IndexOf(path) != slot)
            {
                throw new ArgumentException($"'{path}' cannot have a slot of its own.", nameof(paths));
            }
        }
    }

    /// <summary>The paths, by slot.</summary>
    public ImmutableArray<string> Paths { get; }

    /// <summary>Whether the entries of <c>resources</c> are wanted.</summary>
    public bool ReadResources { get; }

    /// <summary>The slot of a path, or -1.</summary>
    /// <param name="path">The path.</param>
    public int SlotOf(string path) => Paths.IndexOf(path);
}
