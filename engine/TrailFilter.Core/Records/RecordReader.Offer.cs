namespace TrailFilter.Core.Records;

/// <content>Records handed out before their end is known, for a caller that finds it by reading every token.</content>
public sealed partial class RecordReader
{
    private int _offered;
    private long _postponed;

    /// <summary>
    /// Offers the text from the beginning of the next record on, if it is written as usual: behind a single separator or none, and
    /// surely no envelope. Nothing of it is indexed for that.
    /// </summary>
    /// <param name="text">What is in the buffer, as far as the record limit allows one record to reach.</param>
    /// <returns><see langword="false"/> when only <see cref="Read"/> can tell what comes next.</returns>
    internal bool TryOffer(out ReadOnlySpan<byte> text)
    {
        text = default;
        if (_state != State.Between || !TryFindUsualStart(out _offered))
        {
            return false;
        }

        ReadOnlySpan<byte> rest = Text[_offered..];
        text = rest[..Math.Min(rest.Length, _maxRecordBytes)];
        return true;
    }

    /// <summary>Passes the record that was offered. It must be valid JSON: only then would <see cref="Read"/> have found the same end.</summary>
    /// <param name="length">Its length.</param>
    /// <returns>Where the record begins, counted from the beginning of the uncompressed input.</returns>
    internal long TakeOffered(int length)
    {
        _position = _offered + length;
        return _origin + _offered;
    }

    /// <summary>
    /// Puts an offer off until there is more of the input: for a record cut by the buffer's end, of which little is read twice then.
    /// Once only, so that a long record that comes in small pieces is not read again for each of them.
    /// </summary>
    /// <param name="length">How much was offered.</param>
    /// <param name="hasMore">Whether more has been taken from the input already, so that it can be offered again at once.</param>
    /// <returns><see langword="false"/> when more would not help, or was waited for already.</returns>
    internal bool TryPostponeOffer(int length, out bool hasMore)
    {
        long at = _origin + _offered;
        hasMore = false;
        if (_completed || length == _maxRecordBytes || _postponed == at)
        {
            return false;
        }

        _postponed = at;
        hasMore = TryWiden();
        return true;
    }

    /// <summary>Makes ready for <see cref="Read"/> after records were taken.</summary>
    internal void DeclineOffer()
    {
        if (_state == State.Between && _index.Length < _position)
        {
            // What was taken need not be indexed any more. Nothing is open here.
            _index.Restart(_position);
        }
    }
}
