namespace TrailFilter.Core.Automata;

/// <summary>A distinct value while a program is compiled, and the class of the marks it carries itself.</summary>
/// <param name="Utf8">The value's bytes.</param>
/// <param name="Class">The class of a record's value that hits this one and no other.</param>
internal readonly record struct ValueClass(byte[] Utf8, int Class);
