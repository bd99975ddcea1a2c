using TrailFilter.Core.Selectors;
using TrailFilter.Lints.Subjects;

namespace TrailFilter.Lints.Fixes;

/// <summary>Changes of one value.</summary>
internal static class ValueFix
{
    /// <summary>Another text in its place, or none where the list has that text already.</summary>
    internal static Fix Replace(ValueSpot spot, string text) => spot.Siblings.Contains(text)
        ? Remove(spot, keepsMeaning: false)
        : PatchStep.ToFix($"Write {text}", false, [PatchStep.Replace(spot.Place, JsonText.Of(text))]) with
        {
            OldText = spot.Value.Value,
            NewText = text,
        };

    /// <summary>The value under another operator, perhaps with another text.</summary>
    internal static Fix Move(FieldValueSpot spot, FieldOperator to, string text)
    {
        List<PatchStep> steps = [];
        if (spot.ConditionOf(to) is not { } condition || condition.Values.IsEmpty)
        {
            steps.Add(PatchStep.Add(spot.FieldPlace.Then(to.ToString()), JsonText.ListOf(text)));
        }
        else if (condition.Values.All(value => value.Value != text))
        {
            steps.Add(PatchStep.Add(spot.FieldPlace.Then(to.ToString()).Then("-"), JsonText.Of(text)));
        }

        steps.Add(PatchStep.Remove(spot.Condition.Values.Length > 1 ? spot.Place : spot.ConditionPlace));
        return PatchStep.ToFix($"Write it under {to} as {text}", false, steps);
    }

    /// <summary>Without the value, and without what is empty then.</summary>
    internal static Fix Remove(ValueSpot spot, bool keepsMeaning) =>
        PatchStep.ToFix($"Remove {spot.Quoted}", keepsMeaning, [PatchStep.Remove(spot.PlaceToRemove)]);
}
