using System.Collections.Immutable;

namespace TrailFilter.Core.Selectors.Reading;

/// <summary>A field selector as it stands in the file.</summary>
/// <param name="At">Its place.</param>
/// <param name="Field">The field's name, when given as a string.</param>
/// <param name="Conditions">Its operators in the order of the file, those with an empty list included.</param>
internal sealed record WrittenFieldSelector(
    WrittenNode At, WrittenText? Field, ImmutableArray<WrittenCondition> Conditions)
{
    /// <summary>
    /// Whether all six operators are there, the unused ones with an empty list. GetEventSelectors used to answer so (AWS
    /// CloudTrail User Guide of 2023), and such a file must remain readable.
    /// </summary>
    internal bool IsPadded => Conditions.Length == SelectorKeys.Operators.Length && HasValues;

    /// <summary>Whether any operator has a value.</summary>
    internal bool HasValues => Conditions.Any(condition => !condition.Values.IsEmpty);

    internal static WrittenFieldSelector? Read(WrittenNode node, ProblemList problems)
    {
        const string Noun = "a field selector";
        if (!TypedJson.IsObject(node, Noun, problems))
        {
            return null;
        }

        var members = new KeyedObject(node, SelectorKeys.FieldSelector, Noun, problems);
        List<WrittenCondition> conditions = [];
        foreach (FieldOperator op in Enum.GetValues<FieldOperator>())
        {
            if (members[SelectorKeys.Operators[(int)op]] is { } list)
            {
                conditions.Add(new WrittenCondition(op, list, TypedJson.Texts(list, problems)));
            }
        }

        conditions.Sort((a, b) => a.At.Offset.CompareTo(b.At.Offset));
        return new WrittenFieldSelector(node, TypedJson.Text(members[SelectorKeys.Field], problems), [.. conditions]);
    }

    internal FieldSelector ToModel()
    {
        bool padded = IsPadded;
        return new FieldSelector(
            Field?.Value ?? "",
            [.. Conditions.Where(condition => !padded || !condition.Values.IsEmpty).Select(condition => condition.ToModel())]);
    }
}
