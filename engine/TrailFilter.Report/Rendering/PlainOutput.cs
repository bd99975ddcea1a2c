using System.Text;

namespace TrailFilter.Report.Rendering;

/// <summary>Writes text as every report does: UTF-8 without a byte order mark, lines that end with one line feed.</summary>
internal static class PlainOutput
{
    /// <summary>Writes; the stream stays open.</summary>
    public static void Write(Stream output, Action<TextWriter> write)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), bufferSize: -1, leaveOpen: true) { NewLine = "\n" };
        write(writer);
    }
}
