using System.Text;

namespace TrailFilter.Formats.Writing;

/// <summary>
/// Texts that Terraform leaves as they are. It brings every text to Unicode's composed form (NFC): an e with an accent of its own behind
/// it becomes one letter, which are other bytes and so another value to CloudTrail.
/// </summary>
/// <remarks>
/// .NET without cultures, as this program is built, cannot tell that form, and a table of the letters that change would be long. So
/// these are ranges in which no letter changes, joins the one before it or has a place among marks (Unicode 15); outside of them a text
/// is not sure.
/// </remarks>
internal static class ComposedText
{
    private static readonly (int First, int Last)[] s_sure =
    [
        (0x0, 0x2FF), (0x388, 0x482), (0x48A, 0x58F), (0x5D0, 0x5EA), (0x620, 0x64A), (0x660, 0x66F), (0x671, 0x6D5), (0xE01, 0xE37),
        (0x1E00, 0x1F6F), (0x2002, 0x20CF), (0x2190, 0x2328), (0x232B, 0x2ADB), (0x3001, 0x3029), (0x3030, 0x3098), (0x30A0, 0x312F),
        (0x3400, 0x9FFF), (0xAC00, 0xD7A3), (0xE000, 0xF8FF), (0xFE30, 0xFFFD), (0x1F000, 0x1FAFF), (0x20000, 0x2A6DF),
    ];

    /// <summary>Whether a text is surely in that form.</summary>
    internal static bool IsSure(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (!Array.Exists(s_sure, range => rune.Value >= range.First && rune.Value <= range.Last))
            {
                return false;
            }
        }

        return true;
    }
}
