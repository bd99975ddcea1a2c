using System.Collections.Immutable;
using System.Text.Json;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Selectors.Reading;
using TrailFilter.Lints.Fixes;
using TrailFilter.Reasoning;

namespace TrailFilter.Lints.Subjects;

/// <summary>The selectors of one trail, as a model and as they stand in the file; both have the same selectors and values in the same order.</summary>
internal sealed class LintSubject
{
    private readonly Dictionary<ValuePlace, ValueSpot> _spots;

    internal LintSubject(SelectorSet selectors, WrittenSelectors written, RuleSet rules, string? logBucket)
    {
        (Selectors, Written, Rules, LogBucket) = (selectors, written, rules, logBucket);
        Trail = new Trail(selectors.TrailName ?? "trail", selectors, rules.Kind);
        Values = [.. BasicValues(), .. AdvancedValues()];
        _spots = Values.ToDictionary(static spot => spot.Address);
    }

    internal SelectorSet Selectors { get; }

    internal WrittenSelectors Written { get; }

    internal RuleSet Rules { get; }

    /// <summary>The bucket the trail delivers to, where the file says so.</summary>
    internal string? LogBucket { get; }

    internal Trail Trail { get; }

    /// <summary>All values, those of basic selectors first.</summary>
    internal ImmutableArray<ValueSpot> Values { get; }

    /// <summary>The end of the list of advanced selectors.</summary>
    internal PatchPlace EndOfAdvanced =>
        new($"/{SelectorKeys.AdvancedEventSelectors}/-", Written.AdvancedAt is { Kind: JsonValueKind.Array } list ? $"{list.Pointer}/-" : null);

    /// <summary>A value's spot.</summary>
    internal ValueSpot SpotOf(ValuePlace place) => _spots[place];

    /// <summary>The node of a selector, by its place in the trail.</summary>
    internal WrittenNode NodeOf(int selector) =>
        selector < Written.Basic.Length ? Written.Basic[selector].At : Written.Advanced[selector - Written.Basic.Length].At;

    /// <summary>The place of a selector for patches, by its place in the trail.</summary>
    internal PatchPlace PlaceOf(int selector)
    {
        int basic = Written.Basic.Length;
        (string list, int index) = selector < basic
            ? (SelectorKeys.EventSelectors, selector)
            : (SelectorKeys.AdvancedEventSelectors, selector - basic);
        return new PatchPlace($"/{list}/{index}", Pointer(NodeOf(selector)));
    }

    /// <summary>The place of a field selector.</summary>
    internal PatchPlace PlaceOfField(int selector, int part)
    {
        WrittenFieldSelector field = Written.Advanced[selector - Written.Basic.Length].FieldSelectors[part];

        // Written with all six operators, none may be missing.
        string? inFile = field.IsPadded ? null : Pointer(field.At);
        return new PatchPlace($"{PlaceOf(selector).InSelectors}/{SelectorKeys.FieldSelectors}/{part}", inFile);
    }

    /// <summary>The place of a selector's list of field selectors.</summary>
    internal PatchPlace PlaceOfFields(int selector) => new(
        $"{PlaceOf(selector).InSelectors}/{SelectorKeys.FieldSelectors}", NodeOf(selector).Member(SelectorKeys.FieldSelectors)?.Pointer);

    /// <summary>A selector in words: <c>selector 2 ("Deletes")</c>.</summary>
    internal string NameOf(int selector)
    {
        string? name = selector < Written.Basic.Length ? null : Selectors.AdvancedEventSelectors[selector - Written.Basic.Length].Name;
        return string.IsNullOrEmpty(name) ? $"selector {selector + 1}" : $"selector {selector + 1} (\"{Quoted.Text(name)}\")";
    }

    /// <summary>A file that is one selector has no place for it that could be removed.</summary>
    private static string? Pointer(WrittenNode node) => node.Pointer is { Length: > 0 } pointer ? pointer : null;

    private IEnumerable<ValueSpot> BasicValues()
    {
        for (int selector = 0; selector < Written.Basic.Length; selector++)
        {
            WrittenBasicSelector basic = Written.Basic[selector];
            PatchPlace place = PlaceOf(selector);
            for (int part = 0; part < basic.DataResources.Length; part++)
            {
                WrittenDataResource resource = basic.DataResources[part];
                var at = new PatchPlace($"{place.InSelectors}/{SelectorKeys.DataResources}/{part}", Pointer(resource.At));
                for (int index = 0; index < resource.Values.Length; index++)
                {
                    yield return new ResourceValueSpot(
                        new ValuePlace(selector, ValueList.DataResource, part, null, index), resource.Values[index], basic, resource, at);
                }
            }

            // A file that is one basic selector: its members have places, though the selector has none to be removed at.
            PatchPlace own = place with { InFile = basic.At.Pointer };
            for (int index = 0; index < basic.ExcludeManagementEventSources.Length; index++)
            {
                yield return new SourceValueSpot(
                    new ValuePlace(selector, ValueList.ExcludedSources, 0, null, index), basic.ExcludeManagementEventSources[index], basic, own);
            }
        }
    }

    private IEnumerable<ValueSpot> AdvancedValues()
    {
        for (int index = 0; index < Written.Advanced.Length; index++)
        {
            WrittenAdvancedSelector advanced = Written.Advanced[index];
            int selector = Written.Basic.Length + index;
            for (int part = 0; part < advanced.FieldSelectors.Length; part++)
            {
                WrittenFieldSelector field = advanced.FieldSelectors[part];
                PatchPlace place = PlaceOfField(selector, part);
                foreach (WrittenCondition condition in field.Conditions)
                {
                    for (int value = 0; value < condition.Values.Length; value++)
                    {
                        yield return new FieldValueSpot(
                            new ValuePlace(selector, ValueList.FieldSelector, part, condition.Operator, value),
                            condition.Values[value],
                            advanced,
                            field,
                            condition,
                            place);
                    }
                }
            }
        }
    }
}
