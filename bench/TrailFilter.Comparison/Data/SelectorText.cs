using System.Text;

namespace TrailFilter.Comparison.Data;

/// <summary>Selectors as the text that PutEventSelectors takes.</summary>
internal static class SelectorText
{
    /// <summary>An advanced event selector of conditions that begin with the field's quoted name.</summary>
    public static string Selector(params string[] conditions) =>
        new StringBuilder("{\"FieldSelectors\":[")
            .AppendJoin(',', conditions.Select(static condition => $"{{\"Field\":{condition}}}"))
            .Append("]}")
            .ToString();

    /// <summary>A file of selectors as PutEventSelectors takes it.</summary>
    public static string File(params string[] selectors) => $"{{\"AdvancedEventSelectors\":[{string.Join(',', selectors)}]}}";
}
