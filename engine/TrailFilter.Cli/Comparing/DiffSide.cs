using TrailFilter.Core.Selectors;

namespace TrailFilter.Cli.Comparing;

/// <summary>One of the two that are compared.</summary>
/// <param name="Letter">A or B.</param>
/// <param name="File">The name messages use.</param>
/// <param name="Trail">Its selectors.</param>
internal sealed record DiffSide(string Letter, string File, Trail Trail)
{
    /// <summary>Where a selector stands in the file.</summary>
    public string PathOf(int selector)
    {
        int basic = Trail.Selectors.EventSelectors.Length;
        return selector < basic ? $"EventSelectors[{selector}]" : $"AdvancedEventSelectors[{selector - basic}]";
    }

    /// <summary>The name its author gave a selector, or null.</summary>
    public string? NameOf(int selector)
    {
        int advanced = selector - Trail.Selectors.EventSelectors.Length;
        return advanced < 0 || Trail.Selectors.AdvancedEventSelectors[advanced].Name is not { Length: > 0 } name ? null : name;
    }
}
