using TrailFilter.Core.Selectors;

namespace TrailFilter.Core.Verdicts.Reference;

/// <summary>Rulings R7 to R10 and R16: one advanced selector against one governed record.</summary>
internal static class AdvancedSelectorRulings
{
    internal const string TypeField = "resources.type";
    internal const string ArnField = "resources.ARN";

    /// <summary>Whether the record passes.</summary>
    /// <param name="selector">The selector.</param>
    /// <param name="record">The record.</param>
    /// <param name="category">The record's category (R3); the trail governs it.</param>
    /// <param name="interpretation">How resource conditions are read.</param>
    internal static bool Passes(
        AdvancedEventSelector selector, RecordReading record, string category, Interpretation interpretation) =>

        // R7: the field selectors are AND'd. A selector that names no category leaves every governed one in.
        selector.FieldSelectors
            .Where(fieldSelector => !IsOfEntry(fieldSelector))
            .All(fieldSelector => FieldSelectorRulings.Passes(fieldSelector, TextOf(fieldSelector.Field, record, category)))
        && ResourcesPass(selector, record, interpretation);

    /// <summary>Whether a field selector asks about entries of <c>resources</c>, and not about the record itself.</summary>
    internal static bool IsOfEntry(FieldSelector fieldSelector) => fieldSelector.Field is TypeField or ArnField;

    /// <summary>What a field selector about the record itself compares with, or <see langword="null"/> when it is missing.</summary>
    internal static string? TextOf(string field, RecordReading record, string category) =>
        field == "eventCategory" ? category : record.TextOf(field);

    /// <summary>R9: resources.type and resources.ARN are decided together, entry by entry.</summary>
    private static bool ResourcesPass(AdvancedEventSelector selector, RecordReading record, Interpretation interpretation)
    {
        FieldSelector[] onType = [.. selector.FieldSelectors.Where(fieldSelector => fieldSelector.Field == TypeField)];
        FieldSelector[] onArn = [.. selector.FieldSelectors.Where(fieldSelector => fieldSelector.Field == ArnField)];
        if (onType.Length == 0 && onArn.Length == 0)
        {
            return true;
        }

        // R9: an entry without type never matches.
        ResourceReading[] selected =
        [
            .. record.Resources.Where(entry =>
                entry.Type is not null && onType.All(fieldSelector => FieldSelectorRulings.Passes(fieldSelector, entry.Type))),
        ];

        return interpretation switch
        {
            // R9: some entry of a selected type has an ARN that passes the whole of resources.ARN.
            Interpretation.Literal => selected.Any(entry =>
                onArn.All(fieldSelector => FieldSelectorRulings.Passes(fieldSelector, entry.Arn))),

            // R16 (a): some entry is selected, and no entry of the type hits a DESELECT value.
            Interpretation.Pessimistic =>
                selected.Any(entry => onArn.All(fieldSelector => FieldSelectorRulings.SelectPasses(fieldSelector, entry.Arn)))
                && !selected.Any(entry => onArn.Any(fieldSelector => CouldBeDeselected(fieldSelector, entry))),

            // R16 (b): an ARNPrefix may stand for ARNs that a SELECT value hits.
            Interpretation.Optimistic => selected.Any(entry =>
                onArn.All(fieldSelector =>
                    CouldBeSelected(fieldSelector, entry) && !FieldSelectorRulings.DeselectHits(fieldSelector, entry.Arn))),

            _ => throw new ArgumentOutOfRangeException(nameof(interpretation), interpretation, "No such interpretation."),
        };
    }

    /// <summary>R16 (b): the ARN passes the SELECT values, or is an ARNPrefix that could grow into one of them.</summary>
    private static bool CouldBeSelected(FieldSelector fieldSelector, ResourceReading entry) =>
        FieldSelectorRulings.SelectPasses(fieldSelector, entry.Arn)
        || (entry.ArnIsPrefix && FieldSelectorRulings.IsProperPrefixOfSelect(fieldSelector, entry.Arn!));

    /// <summary>R16 (b): the ARN hits a DESELECT value, or is an ARNPrefix that could grow into one of them.</summary>
    private static bool CouldBeDeselected(FieldSelector fieldSelector, ResourceReading entry) =>
        FieldSelectorRulings.DeselectHits(fieldSelector, entry.Arn)
        || (entry.ArnIsPrefix && FieldSelectorRulings.IsProperPrefixOfDeselect(fieldSelector, entry.Arn!));
}
