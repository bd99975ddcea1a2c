using System.Collections.Immutable;
using System.Globalization;
using TrailFilter.Report.Rules;

namespace TrailFilter.Report.Wastes;

/// <summary>What ends a waste: field selectors to add, or a setting of the trail. Immutable.</summary>
public sealed class WasteCure
{
    internal WasteCure(FactNode end)
    {
        end.AllowOnly("appliesTo", "fragments", "basic", "trailSetting", "losesToo");
        foreach (FactNode fragment in end.Member("fragments").Elements())
        {
            if (!fragment.Elements().Any())
            {
                throw fragment.Wrong("has no field selector");
            }
        }

        Fragments = [.. end.Member("fragments").Elements().Select(static fragment => fragment.ToJson())];
        AppliesTo = end.Find("appliesTo") is { } appliesTo
            ? [.. appliesTo.Members().Select(static member => (member.Name, member.Node.Text()))]
            : [];
        if (AppliesTo.IsEmpty != Fragments.IsEmpty)
        {
            throw end.Wrong("has only one of appliesTo and fragments");
        }

        Basic = end.Find("basic")?.ToJson();
        TrailSettings = end.Find("trailSetting") is { } settings
            ? [.. settings.Members().Select(static member => (member.Name, member.Node.ToJson()))]
            : [];
    }

    /// <summary>The advanced selectors to change: those that require exactly these values.</summary>
    public ImmutableArray<(string Field, string Value)> AppliesTo { get; }

    /// <summary>
    /// Each of those selectors is replaced by one copy for each of these, with its field selectors added; each is a JSON array as
    /// a selector's <c>FieldSelectors</c> is. Empty when selectors cannot end the waste.
    /// </summary>
    public ImmutableArray<string> Fragments { get; }

    /// <summary>What to add to basic event selectors, as JSON; null when they cannot end it.</summary>
    public string? Basic { get; }

    /// <summary>Settings of the trail that end it without selectors, and their values as JSON.</summary>
    public ImmutableArray<(string Name, string Value)> TrailSettings { get; }

    /// <summary>All of it in one text: sentences, with the field selectors as JSON in one line.</summary>
    /// <param name="bucketArn">What stands for <c>{logBucketArn}</c>, or null: nobody knows.</param>
    internal string ToText(string? bucketArn)
    {
        var ways = new List<string>();
        ways.AddRange(TrailSettings.Select(static setting => $"set the trail's {setting.Name} to {setting.Value}"));
        if (!Fragments.IsEmpty)
        {
            string selectors = string.Join(" and ", AppliesTo.Select(static pair => $"{pair.Field} {pair.Value}"));
            ways.Add(Fragments.Length == 1
                ? $"add to each advanced selector of {selectors}: {Fragments[0]}"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"replace each advanced selector of {selectors} by {Fragments.Length} copies, adding to one each: ")
                    + string.Join(' ', Fragments));
        }

        if (Basic is not null)
        {
            ways.Add($"with basic selectors, add: {Basic}");
        }

        if (ways.Count == 0)
        {
            return "No field selector ends this: let only one trail log these events, and narrow or delete the others.";
        }

        string text = string.Join("; or ", ways);
        text = char.ToUpperInvariant(text[0]) + text[1..];
        if (text.Contains(WasteTable.LogBucket, StringComparison.Ordinal))
        {
            text = bucketArn is null
                ? $"{text}, where {WasteTable.LogBucket} stands for the ARN of the bucket the trail delivers to"
                : text.Replace(WasteTable.LogBucket, bucketArn, StringComparison.Ordinal);
        }

        return text;
    }
}
