using System.Collections.Immutable;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Selectors.Reading;
using TrailFilter.Lints.Subjects;

namespace TrailFilter.Lints.Fixes;

/// <summary>Fixes of what the reader told.</summary>
internal static class ProblemFix
{
    /// <summary>The fix that the problem alone gives: another text, or without an empty list; or null.</summary>
    internal static Fix? Of(SelectorProblem problem)
    {
        string? pointer = problem.Pointer is { Length: > 0 } given ? given : null;
        if (problem is { Correction: { } correction, Text: { } text })
        {
            // In a file that spells selectors in its own way only the text is known, not what it stands in.
            ImmutableArray<PatchOperation> patch =
                pointer is null ? [] : [new PatchOperation("replace", pointer, JsonText.Of(correction))];
            return new Fix($"Write {correction}", false, PatchTarget.File, patch) { OldText = text, NewText = correction };
        }

        return problem.Rule == ProblemRules.EmptyListBeside && pointer is not null
            ? new Fix("Remove the empty list", true, PatchTarget.File, [new PatchOperation("remove", pointer, null)])
            : null;
    }

    /// <summary>The finding, with the removal of a data resource without values where the selector is accepted without it.</summary>
    internal static Finding WithRemoval(Finding finding, LintSubject subject)
    {
        if (finding.Rule.Id != ProblemRules.EmptyValues || finding.Level != FindingLevel.Warning)
        {
            return finding;
        }

        for (int selector = 0; selector < subject.Written.Basic.Length; selector++)
        {
            WrittenBasicSelector basic = subject.Written.Basic[selector];
            for (int part = 0; part < basic.DataResources.Length; part++)
            {
                WrittenNode node = basic.DataResources[part].At;
                if (node.Path == finding.Path && (basic.IncludeManagementEvents != false || basic.DataResources.Length > 1))
                {
                    string inSelectors = $"{subject.PlaceOf(selector).InSelectors}/{SelectorKeys.DataResources}/{part}";
                    return finding with
                    {
                        Fix = PatchStep.ToFix(
                            "Remove the data resource", true, [PatchStep.Remove(new PatchPlace(inSelectors, node.Pointer))]),
                    };
                }
            }
        }

        return finding;
    }
}
