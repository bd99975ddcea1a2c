using System.Buffers;
using System.Runtime.CompilerServices;
using TrailFilter.Core.Bytes;
using TrailFilter.Core.Records;

namespace TrailFilter.Core.Fields;

/// <content>One record being read.</content>
public sealed partial class FastExtractor
{
    private static readonly SearchValues<byte> s_valueEnds = SearchValues.Create(",]} \t\r\n"u8);

    /// <summary>Positions are positions in the whole text; slices are relative to the record, which begins at <see cref="Start"/>.</summary>
    /// <remarks>
    /// The text ends with the record's closing bracket, which stands outside strings. Text that is no JSON may lead a walk to it
    /// too early, so every walk stops there.
    /// </remarks>
    private readonly ref struct Scan(
        ReadOnlySpan<byte> text, StructureIndex index, int start, int end, RecordFields fields, bool hasBackslash)
    {
        public readonly ReadOnlySpan<byte> Text = text[..end];

        /// <summary>The text with what stands behind the record.</summary>
        public readonly ReadOnlySpan<byte> Whole = text;
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
            if (Text[value] != (byte)':')
            {
                SkipWhiteSpace(ref value);
                if (Text[value] != (byte)':')
                {
                    return false;
                }
            }

            value++;
            SkipWhiteSpace(ref value);
            return true;
        }

        /// <summary>Goes to the next member of an object.</summary>
        /// <param name="at">Behind the opening bracket or a member; on return at the member's value, or where no member stands.</param>
        /// <param name="nameStart">Position of the name, without its quote.</param>
        /// <param name="nameEnd">Position of its closing quote.</param>
        public bool TryNextMember(ref int at, out int nameStart, out int nameEnd)
        {
            nameEnd = -1;
            bool isString = TryNextElement(ref at) && Text[at] == (byte)'"';
            nameStart = at + 1;
            if (!isString || !TryFindStringEnd(at, out nameEnd) || !TryFindValue(nameEnd, out int value))
            {
                return false;
            }

            at = value;
            return true;
        }

        /// <summary>Goes to the next element of an array, or name of an object.</summary>
        /// <returns><see langword="false"/> at a closing bracket.</returns>
        public bool TryNextElement(ref int at)
        {
            SkipWhiteSpace(ref at);
            while (Text[at] == (byte)',')
            {
                at++;
                SkipWhiteSpace(ref at);
            }

            return Text[at] is not ((byte)'}' or (byte)']');
        }

        /// <summary>Passes the bracket behind the last member or element.</summary>
        public RecordFault ExpectEnd(byte bracket, ref int at)
        {
            if (Text[at] != bracket || at == End - 1)
            {
                return new RecordFault(FaultKind.InvalidJson, at - Start);
            }

            at++;
            return RecordFault.None;
        }

        /// <summary>Passes a value, and reads it if it is wanted.</summary>
        public RecordFault PassValue(ref int at, bool wanted, out RecordFields.Slice slice)
        {
            int value = at;
            slice = default;
            RecordFault fault = RecordFault.None;
            switch (Text[at])
            {
                case (byte)'"' when TryFindStringEnd(at, out int close):
                    fault = wanted ? ReadString(at, close, out slice) : RecordFault.None;
                    at = close + 1;
                    return fault;
                case (byte)'{' or (byte)'[':
                    at = Index.FindClose(at + 1, Index.DepthAt(at)) + 1;
                    break;
                default:
                    fault = wanted ? ReadScalar(at, out slice) : RecordFault.None;
                    at += Text[at..].IndexOfAny(s_valueEnds);
                    break;
            }

            // Every value takes a byte, and the record's own bracket comes behind it.
            return fault.IsFault || (at > value && at < End) ? fault : new RecordFault(FaultKind.InvalidJson, value - Start);
        }

        /// <summary>Reads a value that counts only when it is a string or a boolean.</summary>
        public RecordFault ReadScalar(int value, out RecordFields.Slice slice)
        {
            slice = default;
            switch (Text[value])
            {
                case (byte)'"' when TryFindStringEnd(value, out int close):
                    return ReadString(value, close, out slice);
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

        /// <summary>Whether a backslash stands in a range, or near it.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MayHoldBackslash(int from, int to) => HasBackslash && Index.IsNearBackslash(from, to);

        /// <summary>A string between two quotes, which holds no backslash.</summary>
        public RecordFields.Slice SliceOf(int open, int close) =>
            new(FieldValueKind.String, InScratch: false, open + 1 - Start, close - open - 1);

        private RecordFault ReadString(int open, int close, out RecordFields.Slice slice)
        {
            slice = SliceOf(open, close);
            if (!HasBackslash)
            {
                return RecordFault.None;
            }

            ReadOnlySpan<byte> raw = Text[(open + 1)..close];
            return raw.Contains((byte)'\\') && !Fields.TryUnescape(raw, out slice)
                ? new RecordFault(FaultKind.InvalidEscape, open - Start)
                : RecordFault.None;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private bool TryFindStringEnd(int open, out int close)
        {
            close = Index.NextQuote(open + 1);
            return close >= 0 && close < End;
        }

        private RecordFault CheckLiteral(int value, ReadOnlySpan<byte> literal)
        {
            ReadOnlySpan<byte> rest = Text[value..];
            bool ok = rest.StartsWith(literal)
                && rest[literal.Length] is (byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
            return ok ? RecordFault.None : new RecordFault(FaultKind.InvalidJson, value - Start);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void SkipWhiteSpace(ref int position)
        {
            // Compact records have none.
            if (Text[position] <= (byte)' ')
            {
                PassWhiteSpace(ref position);
            }
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private void PassWhiteSpace(ref int position)
        {
            // A closing bracket comes last, so this ends.
            while (Text[position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            {
                position++;
            }
        }
    }
}
