namespace TrailFilter.Lints.Fixes;

/// <summary>A place as a JSON pointer, in the selectors as the API writes them and in the file.</summary>
/// <param name="InSelectors">The pointer into <c>{"EventSelectors":[…]}</c> or <c>{"AdvancedEventSelectors":[…]}</c>.</param>
/// <param name="InFile">The pointer into the file; <see langword="null"/> where the file has no such place.</param>
internal sealed record PatchPlace(string InSelectors, string? InFile)
{
    /// <summary>A member or item of it; <c>-</c> for the end of a list.</summary>
    internal PatchPlace Then(string step) => new($"{InSelectors}/{step}", InFile is null ? null : $"{InFile}/{step}");
}
