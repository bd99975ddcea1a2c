using System.Collections.Immutable;
using System.Text;

namespace TrailFilter.Core.Fields;

/// <summary>
/// Which fields an extractor has to find, each in its own slot. A plan knows names, not selectors. Immutable, usable from any thread.
/// </summary>
/// <remarks>
/// Some fields serve only to infer the category of records from before 2021, which do not state it. They are looked for in a
/// second pass, and only where the first found no string in <see cref="CategoryPath"/>.
/// </remarks>
public sealed class FieldPlan
{
    /// <summary>The most slots a plan can have.</summary>
    public const int MaxSlots = 32;

    /// <summary>The path of the caller's ARN: the only field below the top level that has a slot.</summary>
    public const string CallerArnPath = "userIdentity.arn";

    /// <summary>The field that makes the fallback fields unnecessary.</summary>
    public const string CategoryPath = "eventCategory";

    /// <summary>The shortest top-level name a plan takes; CloudTrail's shortest is <c>eventID</c>.</summary>
    internal const int MinNameLength = 7;

    private readonly int _always;

    /// <summary>Makes a plan.</summary>
    /// <param name="paths">
    /// Names of top-level fields, and <see cref="CallerArnPath"/>; the slot of a path is its place in this list.
    /// </param>
    /// <param name="resources">When the entries of <c>resources</c> are wanted.</param>
    /// <param name="fallbackPaths">
    /// Further names, wanted only in a record whose <see cref="CategoryPath"/> is no string; their slots follow. With them, or with
    /// <see cref="ResourceUse.Fallback"/>, <see cref="CategoryPath"/> must be among <paramref name="paths"/>.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A path is given twice, is shorter than seven letters, is not ASCII, or lies below the top level; there are more than
    /// <see cref="MaxSlots"/>; or there is a fallback without <see cref="CategoryPath"/>.
    /// </exception>
    public FieldPlan(IEnumerable<string> paths, ResourceUse resources, IEnumerable<string>? fallbackPaths = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ImmutableArray<string> always = [.. paths];
        _always = always.Length;
        Paths = [.. always, .. fallbackPaths ?? []];
        Resources = resources;
        if (Paths.Length > MaxSlots)
        {
            throw new ArgumentException($"A plan has at most {MaxSlots} slots, not {Paths.Length}.", nameof(paths));
        }

        for (int slot = 0; slot < Paths.Length; slot++)
        {
            if (!CanBeFound(Paths[slot]) || Paths.IndexOf(Paths[slot]) != slot)
            {
                throw new ArgumentException($"'{Paths[slot]}' cannot have a slot of its own.", nameof(paths));
            }
        }

        if (HasFallback && !always.Contains(CategoryPath))
        {
            throw new ArgumentException($"Fallback fields need '{CategoryPath}' among the fields.", nameof(fallbackPaths));
        }
    }

    /// <summary>The paths, by slot.</summary>
    public ImmutableArray<string> Paths { get; }

    /// <summary>When the entries of <c>resources</c> are wanted.</summary>
    public ResourceUse Resources { get; }

    /// <summary>Whether anything is wanted only in records without a category.</summary>
    public bool HasFallback => _always < Paths.Length || Resources == ResourceUse.Fallback;

    /// <summary>The slot of a path, or -1.</summary>
    /// <param name="path">The path.</param>
    public int SlotOf(string path) => Paths.IndexOf(path);

    /// <summary>
    /// The slots, and the bit of <see cref="ResourcesBit"/>, that nobody decides by: what stands there and cannot be read counts as
    /// missing, so that a record does not become a fault by being looked at more closely.
    /// </summary>
    internal ulong Optional { get; init; }

    /// <summary>Those of <see cref="Optional"/> that do not tell the category of a record that does not name it either.</summary>
    internal ulong OptionalForCategory { get; init; }

    /// <summary>What stands for <c>resources</c> among the slots.</summary>
    internal static ulong ResourcesBit => 1UL << (MaxSlots + 1);

    internal bool IsFallback(int slot) => slot >= _always;

    private static bool CanBeFound(string path) =>
        path == CallerArnPath
        || (path.Length >= MinNameLength && path is not ("userIdentity" or "resources")
            && Ascii.IsValid(path) && !path.Contains('.', StringComparison.Ordinal));
}
