namespace TrailFilter.Report.Rules;

/// <summary>The files of facts that this assembly carries.</summary>
internal static class EmbeddedFacts
{
    /// <summary>Reads one.</summary>
    /// <param name="name">Its name, such as <c>security/events.json</c>.</param>
    public static FactNode Read(string name)
    {
        using Stream stream = typeof(EmbeddedFacts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"{name} is not in the program.");
        byte[] json = new byte[stream.Length];
        stream.ReadExactly(json);
        return FactNode.Read(json, name);
    }
}
