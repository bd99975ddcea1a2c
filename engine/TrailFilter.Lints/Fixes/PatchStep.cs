using System.Collections.Immutable;

namespace TrailFilter.Lints.Fixes;

/// <summary>One operation of a patch before it is known what the patch will be applied to.</summary>
internal sealed record PatchStep(string Operation, PatchPlace At, string? Value)
{
    internal static PatchStep Add(PatchPlace at, string json) => new("add", at, json);

    internal static PatchStep Replace(PatchPlace at, string json) => new("replace", at, json);

    internal static PatchStep Remove(PatchPlace at) => new("remove", at, null);

    /// <summary>The patch for the file, where it has all the places, and else for the selectors.</summary>
    internal static Fix ToFix(string description, bool keepsMeaning, IEnumerable<PatchStep> steps)
    {
        ImmutableArray<PatchStep> all = [.. steps];
        PatchTarget target = all.All(static step => step.At.InFile is not null) ? PatchTarget.File : PatchTarget.Selectors;
        return new Fix(
            description,
            keepsMeaning,
            target,
            [
                .. all.Select(step =>
                    new PatchOperation(step.Operation, target == PatchTarget.File ? step.At.InFile! : step.At.InSelectors, step.Value)),
            ]);
    }
}
