using System.Text.Json;
using TrailFilter.Report.Security;

namespace TrailFilter.Report.Tests.Rules;

/// <summary>The files of facts as they are embedded, unread.</summary>
internal static class FactFiles
{
    internal static JsonElement Security { get; } = Read("security/events.json").GetProperty("events");

    internal static JsonElement Wastes { get; } = Read("wastes/wastes.json").GetProperty("wastes");

    private static JsonElement Read(string name)
    {
        using Stream stream = typeof(SecurityTable).Assembly.GetManifestResourceStream(name)!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
