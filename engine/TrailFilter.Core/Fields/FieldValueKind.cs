namespace TrailFilter.Core.Fields;

/// <summary>A field's value as selectors see it: a string, a boolean, or missing (absent, null, a number, an object, an array).</summary>
public enum FieldValueKind : byte
{
    /// <summary>Nothing a selector can compare with.</summary>
    Missing,

    /// <summary>A JSON string, unescaped; possibly empty.</summary>
    String,

    /// <summary>JSON <c>false</c>, compared as the text <c>false</c>.</summary>
    False,

    /// <summary>JSON <c>true</c>, compared as the text <c>true</c>.</summary>
    True,
}
