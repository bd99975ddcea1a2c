using System.Collections.Immutable;

namespace TrailFilter.Lints;

/// <summary>A change that mends a finding. Immutable.</summary>
/// <param name="Description">What it does, in a few words.</param>
/// <param name="KeepsMeaning">
/// Whether exactly the same records are logged afterwards; this was decided, not guessed. Where not, it does what was very likely meant.
/// </param>
/// <param name="Target">What the patch is for.</param>
/// <param name="Patch">The change as a JSON patch (RFC 6902). Each fix stands alone: after one, check again.</param>
public sealed record Fix(string Description, bool KeepsMeaning, PatchTarget Target, ImmutableArray<PatchOperation> Patch)
{
    /// <summary>The text at the finding's place, where the whole change is another text; otherwise <see langword="null"/>.</summary>
    public string? OldText { get; init; }

    /// <summary>The text that takes its place; <see langword="null"/> where <see cref="OldText"/> is.</summary>
    public string? NewText { get; init; }
}
