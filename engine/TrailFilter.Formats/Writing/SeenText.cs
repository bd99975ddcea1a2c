using System.Globalization;
using System.Text;

namespace TrailFilter.Formats.Writing;

/// <summary>Which letters a reviewer sees as what they are.</summary>
internal static class SeenText
{
    /// <summary>
    /// Whether a letter may stand in a file as it is: not what moves a cursor, ends a line for some readers, reorders text, is invisible,
    /// or has no meaning yet.
    /// </summary>
    internal static bool IsSeen(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);

    /// <summary>Whether all letters of a text may.</summary>
    internal static bool IsSeen(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (!IsSeen(rune))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Adds a letter as <c>\uXXXX</c> or, as HCL and YAML have it beyond that, <c>\UXXXXXXXX</c>.</summary>
    internal static void AppendEscape(StringBuilder text, Rune rune)
    {
        if (rune.IsBmp)
        {
            text.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}");
        }
    }
}
