using System.Text;
using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Formats.Text;

/// <summary>The text of a file as UTF-8, whichever Unicode it is saved in.</summary>
internal static class FileText
{
    /// <summary>
    /// UTF-8 without byte order mark. UTF-16 is told by its mark, or by zeros beside the first character: Windows PowerShell
    /// writes the output of programs so.
    /// </summary>
    /// <param name="content">The file.</param>
    /// <param name="problems">Gets what is wrong.</param>
    /// <returns>Empty after a problem.</returns>
    internal static ReadOnlySpan<byte> Utf8Of(ReadOnlySpan<byte> content, ProblemList problems)
    {
        Encoding? encoding = content switch
        {
            [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
            [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
            [not 0, 0, not 0, 0, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true),
            [0, not 0, 0, not 0, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true),
            _ => null,
        };
        if (encoding is null)
        {
            return content.StartsWith("\uFEFF"u8) ? content[3..] : content;
        }

        try
        {
            return Encoding.UTF8.GetBytes(encoding.GetString(content).TrimStart('\uFEFF'));
        }
        catch (DecoderFallbackException)
        {
            problems.Unreadable("The file begins as UTF-16 and is not valid UTF-16.", "Save the file as UTF-8.");
            return [];
        }
    }
}
