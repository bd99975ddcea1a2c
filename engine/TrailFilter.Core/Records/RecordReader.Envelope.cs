namespace TrailFilter.Core.Records;

/// <content>Objects whose first member is an array of records, read element by element.</content>
public sealed partial class RecordReader
{
    /// <summary>White space inside an envelope's beginning, beyond any indentation; with more, it is no envelope.</summary>
    private const int MaxBlanks = 4096;

    private enum MemberMatch
    {
        /// <summary>The buffer ends too early to tell.</summary>
        Unknown,

        /// <summary>Some other member, or none.</summary>
        Other,

        /// <summary>A member that holds records; its array has begun.</summary>
        Array,

        /// <summary>A member that should hold records, but does not hold an array.</summary>
        NotAnArray,
    }

    /// <summary>
    /// Whether the next member is <c>"Records": [</c> (trail archives) or <c>"Events": [</c> (LookupEvents). Envelopes of other
    /// kinds are short and are taken apart when they turn out to be no records.
    /// </summary>
    /// <param name="from">Position of the member, or of white space before it.</param>
    /// <param name="elements">Position behind the array's opening bracket.</param>
    private MemberMatch MatchArrayMember(int from, out int elements)
    {
        elements = from;
        MemberMatch tooShort = _completed ? MemberMatch.Other : MemberMatch.Unknown;
        ReadOnlySpan<byte> text = Text;
        if (!SkipWhiteSpace(ref elements))
        {
            return elements == text.Length ? tooShort : MemberMatch.Other;
        }

        ReadOnlySpan<byte> rest = text[elements..];
        ReadOnlySpan<byte> name = rest.Length > 1 && rest[1] == (byte)'E' ? "\"Events\""u8 : "\"Records\""u8;
        if (!rest.StartsWith(name))
        {
            return name.StartsWith(rest) ? tooShort : MemberMatch.Other;
        }

        elements += name.Length;
        if (!SkipWhiteSpace(ref elements))
        {
            return elements == text.Length ? tooShort : MemberMatch.Other;
        }

        if (text[elements] != (byte)':')
        {
            return MemberMatch.Other;
        }

        elements++;
        if (!SkipWhiteSpace(ref elements))
        {
            return elements == text.Length ? tooShort : MemberMatch.Other;
        }

        if (text[elements] == (byte)'[')
        {
            elements++;
            return MemberMatch.Array;
        }

        return name.Length == "\"Records\"".Length ? MemberMatch.NotAnArray : MemberMatch.Other;
    }

    /// <summary>Passes white space, but never so much that waiting for its end could fill the buffer.</summary>
    /// <returns>Whether something else follows.</returns>
    private bool SkipWhiteSpace(ref int position)
    {
        ReadOnlySpan<byte> text = Text;
        int limit = position + MaxBlanks;
        while (position < text.Length && position < limit
            && text[position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            position++;
        }

        return position < text.Length && position < limit;
    }

    /// <summary>A comma behind an envelope's array: more records under another name, or members that hold none.</summary>
    /// <returns><see langword="true"/> when more bytes are needed to tell.</returns>
    private bool TryBeginRest()
    {
        switch (MatchArrayMember(_position + 1, out int elements))
        {
            case MemberMatch.Unknown:
                return true;
            case MemberMatch.Array:
                _container = Container.EnvelopeArray;
                _position = elements;
                return false;
            default:
                // The other members are framed like a record, from inside their object to its end, and left out.
                _container = Container.None;
                BeginFrame(FaultKind.None);
                _depth--;
                _isRest = true;
                return false;
        }
    }
}
