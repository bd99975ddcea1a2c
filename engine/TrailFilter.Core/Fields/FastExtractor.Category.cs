using System.Runtime.CompilerServices;
using TrailFilter.Core.Bytes;
using TrailFilter.Core.Records;

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
    /// <param name="frame">The record.</param>
    /// <param name="category">The category, if it was found.</param>
    /// <returns><see langword="false"/> when it was not; <see cref="Walk.TryFindCategory"/> finds it everywhere.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryFindUsualCategory(in RecordFrame frame, out UsualCategory category)
    {
        category = default;
        StructureIndex index = frame.Index;
        int end = frame.End;
        BlockFlags flags = index.FlagsOf(frame.Start, end);
        if (_all is null || (flags & ~BlockFlags.Backslash) != 0)
        {
            return false;
        }

        int nameEnd = index.FindLastMember(frame.Text, frame.Start + 1, end, frame.Depth + 1, in s_category, s_resources.Tail);
        if (nameEnd < 0 || (flags != BlockFlags.None && !IsUsualName(frame, nameEnd, in s_category)))
        {
            return false;
        }

        int close = index.NextQuote(nameEnd + 3);
        if (close < 0 || close >= end)
        {
            return false;
        }

        category = new UsualCategory(nameEnd + 2, close, flags);
        return true;
    }

    /// <summary>Whether neither a name nor anything behind it is escaped, in a record that holds a backslash.</summary>
    private static bool IsUsualName(in RecordFrame frame, int nameEnd, in UsualMember member)
    {
        int name = nameEnd - member.Length;
        return frame.Index.IsQuote(name - 1) && (frame.Index.FlagsOf(name, frame.End) & BlockFlags.Backslash) == 0;
    }

    /// <summary>A category that was found before anything else; the default is none.</summary>
    /// <param name="Open">The position of its value's opening quote in the text.</param>
    /// <param name="Close">The position of the closing quote.</param>
    /// <param name="Flags">What is true of the record's text.</param>
    internal readonly record struct UsualCategory(int Open, int Close, BlockFlags Flags)
    {
        /// <summary>Whether there is one.</summary>
        public bool IsKnown => Close > 0;

        /// <summary>Its value.</summary>
        public ReadOnlySpan<byte> ValueIn(ReadOnlySpan<byte> text) => text[(Open + 1)..Close];
    }
}
