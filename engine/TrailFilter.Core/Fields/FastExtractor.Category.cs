using TrailFilter.Core.Bytes;

namespace TrailFilter.Core.Fields;

/// <content>
/// The category before anything else: it stands near the end of a record, and of most records nothing more is asked.
/// </content>
public sealed partial class FastExtractor
{
    private static readonly UsualMember s_category = new("eventCategory"u8, (byte)'"');
    private static readonly UsualMember s_resources = new("resources"u8, (byte)'[');

    /// <summary>
    /// Finds the category of a record as CloudTrail writes it: a string behind <c>resources</c>, without a backslash near it, in a
    /// record that needs no further checks. Nothing else of the record is read.
    /// </summary>
    /// <param name="text">The indexed text.</param>
    /// <param name="index">Its index.</param>
    /// <param name="start">Where the record begins in the text.</param>
    /// <param name="end">The position behind it.</param>
    /// <param name="depth">The depth before it.</param>
    /// <param name="close">The category's closing quote.</param>
    /// <returns>
    /// Its opening quote, or -1 when it was not found; <see cref="Walk.TryFindCategory"/> finds it everywhere.
    /// </returns>
    internal int FindUsualCategory(ReadOnlySpan<byte> text, StructureIndex index, int start, int end, int depth, out int close)
    {
        close = -1;
        BlockFlags flags = index.FlagsOf(start, end);
        if (_all is null || (flags & ~BlockFlags.Backslash) != 0)
        {
            return -1;
        }

        int nameEnd = index.FindLastMember(text, start + 1, end, depth + 1, in s_category, s_resources.Tail);
        if (nameEnd < 0 || (flags != BlockFlags.None && !IsUsualName(index, nameEnd, end, in s_category)))
        {
            return -1;
        }

        close = index.NextQuote(nameEnd + 3);
        return close < end ? nameEnd + 2 : -1;
    }

    /// <summary>Whether neither a name nor anything behind it is escaped, in a record that holds a backslash.</summary>
    private static bool IsUsualName(StructureIndex index, int nameEnd, int end, in UsualMember member)
    {
        int name = nameEnd - member.Length;
        return index.IsQuote(name - 1) && (index.FlagsOf(name, end) & BlockFlags.Backslash) == 0;
    }

    /// <summary>A category that was found before anything else; the default is none.</summary>
    /// <param name="Open">The position of its value's opening quote in the text, or -1.</param>
    /// <param name="Close">The position of the closing quote.</param>
    internal readonly record struct UsualCategory(int Open, int Close)
    {
        /// <summary>Whether there is one.</summary>
        public bool IsKnown => Open > 0;
    }
}
