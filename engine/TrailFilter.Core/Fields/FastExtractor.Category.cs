using System.Text;
using TrailFilter.Core.Bytes;
using TrailFilter.Core.Records;

namespace TrailFilter.Core.Fields;

/// <content>
/// The category before anything else: it stands near the end of a record, and of most records nothing more is asked.
/// </content>
public sealed partial class FastExtractor
{
    private static readonly ulong s_categoryTail = NameTails.Of(Encoding.ASCII.GetBytes(FieldPlan.CategoryPath));

    /// <summary>
    /// Finds the category of a record as CloudTrail writes it: a string, without a backslash near it, in a record that needs no
    /// further checks. Nothing else of the record is read.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="category">The category, if it was found.</param>
    /// <returns><see langword="false"/> when it was not; <see cref="Walk.TryFindCategory"/> finds it everywhere.</returns>
    internal bool TryFindUsualCategory(in RawRecord record, out UsualCategory category)
    {
        category = default;
        StructureIndex index = record.Index!;
        int end = record.End;
        BlockFlags flags = index.FlagsOf(record.Start, end);
        if (_all is null || (flags & ~BlockFlags.Backslash) != 0)
        {
            return false;
        }

        // One name is told from the others by one comparison, which the tables of a walk are too much for.
        ReadOnlySpan<byte> text = record.Text;
        int nameEnd = index.FindLastName(text, record.Start + 1, end, record.Depth + 1, s_categoryTail);
        int name = nameEnd < 0 ? -1 : _always.BeginOf(text, nameEnd, _categorySlot);

        // The record's closing bracket comes behind, so there are bytes to look at.
        if (name <= record.Start + 1 || !index.IsQuote(name - 1)
            || text[nameEnd + 1] != (byte)':' || text[nameEnd + 2] != (byte)'"'
            || (flags != BlockFlags.None && (index.FlagsOf(name, end) & BlockFlags.Backslash) != 0))
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
