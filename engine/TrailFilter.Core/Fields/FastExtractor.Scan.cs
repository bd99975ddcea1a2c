using TrailFilter.Core.Bytes;
using TrailFilter.Core.Records;

namespace TrailFilter.Core.Fields;

/// <content>One record being read.</content>
public sealed partial class FastExtractor
{
    /// <summary>Positions are positions in the whole text; slices are relative to the record, which begins at <see cref="Start"/>.</summary>
    private readonly ref struct Scan(
        ReadOnlySpan<byte> text, StructureIndex index, int start, int end, RecordFields fields, bool hasBackslash)
    {
        public readonly ReadOnlySpan<byte> Text = text[..end];
        public readonly StructureIndex Index = index;
        public readonly int Start = start;
        public readonly RecordFields Fields = fields;

        /// <summary>Whether a backslash stands anywhere near; if not, no name and no value is escaped.</summary>
        public readonly bool HasBackslash = hasBackslash;

        public int End => Text.Length;

        public ReadOnlySpan<byte> Record => Text[Start..];

        /// <summary>The first byte of the value behind a name.</summary>
        /// <returns><see langword="false"/> when no colon follows: the quote ends a value.</returns>
        public bool TryFindValue(int nameEnd, out int value)
        {
            value = nameEnd + 1;
            if (Text[value] != (byte)':' && !TrySkipTo((byte)':', ref value))
            {
                return false;
            }

            value++;
            SkipWhiteSpace(ref value);
            return true;
        }

        /// <summary>Reads a value that counts only when it is a string or a boolean.</summary>
        public RecordFault ReadScalar(int value, out RecordFields.Slice slice)
        {
            slice = default;
            switch (Text[value])
            {
                case (byte)'"':
                    return ReadString(value, out slice);
                case (byte)'t':
                    slice = new RecordFields.Slice(FieldValueKind.True, false, 0, 0);
                    return CheckLiteral(value, "true"u8);
                case (byte)'f':
                    slice = new RecordFields.Slice(FieldValueKind.False, false, 0, 0);
                    return CheckLiteral(value, "false"u8);
                case (byte)'n':
                    return CheckLiteral(value, "null"u8);
                case (byte)'{' or (byte)'[' or (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                    return RecordFault.None;
                default:
                    return new RecordFault(FaultKind.InvalidJson, value - Start);
            }
        }

        private RecordFault ReadString(int open, out RecordFields.Slice slice)
        {
            // The record's last byte is a bracket outside strings, so every string that begins in it ends in it.
            int close = Index.NextQuote(open + 1);
            ReadOnlySpan<byte> raw = Text[(open + 1)..close];
            slice = new RecordFields.Slice(FieldValueKind.String, InScratch: false, open + 1 - Start, raw.Length);
            if (HasBackslash && raw.Contains((byte)'\\') && !Fields.TryUnescape(raw, out slice))
            {
                return new RecordFault(FaultKind.InvalidEscape, open - Start);
            }

            return RecordFault.None;
        }

        private RecordFault CheckLiteral(int value, ReadOnlySpan<byte> literal)
        {
            ReadOnlySpan<byte> rest = Text[value..];
            bool ok = rest.StartsWith(literal)
                && rest[literal.Length] is (byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
            return ok ? RecordFault.None : new RecordFault(FaultKind.InvalidJson, value - Start);
        }

        private bool TrySkipTo(byte wanted, ref int position)
        {
            SkipWhiteSpace(ref position);
            return Text[position] == wanted;
        }

        private void SkipWhiteSpace(ref int position)
        {
            // A closing bracket comes last, so this ends.
            while (Text[position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            {
                position++;
            }
        }
    }
}
