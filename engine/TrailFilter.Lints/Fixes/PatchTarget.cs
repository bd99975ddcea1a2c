namespace TrailFilter.Lints;

/// <summary>What a patch is to be applied to.</summary>
public enum PatchTarget
{
    /// <summary>The file itself: its JSON, or its YAML as JSON.</summary>
    File,

    /// <summary>
    /// The trail's selectors as put-event-selectors takes them, without operators that have no values: where the file spells them in
    /// another way.
    /// </summary>
    Selectors,
}
