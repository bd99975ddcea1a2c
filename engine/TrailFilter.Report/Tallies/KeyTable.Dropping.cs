using TrailFilter.Report.Model;

namespace TrailFilter.Report.Tallies;

/// <content>
/// What happens when a table is full. A key lacks at most what it held whenever it was dropped, and that was never more than the
/// largest of the keys that were dropped with it; so the sum of those bounds what any key lacks, dropped once, often or never.
/// </content>
internal sealed partial class KeyTable
{
    private void DropFewest()
    {
        (long[] records, int[] rows) = CountByKey();
        int[] order = [.. Enumerable.Range(0, Count)];
        Array.Sort(order, (left, right) => Compare(left, right, records));
        bool[] isDropped = new bool[Count];
        int left = Count;
        int text = _textLength;
        int leftRows = RowCount;
        long most = 0;
        foreach (int number in order)
        {
            if (left <= _limit / 2 && text <= MaxTextBytes / 2 && leftRows <= _maxRows / 2)
            {
                break;
            }

            isDropped[number] = true;
            left--;
            text -= _keys[number].Length;
            leftRows -= rows[number];
            most = records[number];
        }

        MaxMissing += most;
        Rebuild(isDropped);
    }

    private (long[] Records, int[] Rows) CountByKey()
    {
        long[] records = new long[Count];
        int[] rows = new int[Count];
        for (int number = 0; number < Count; number++)
        {
            for (int row = _keys[number].FirstRow; row >= 0; row = _rows[row].Next)
            {
                records[number] += _rows[row].Records;
                rows[number]++;
            }
        }

        return (records, rows);
    }

    /// <summary>Fewest records first. Ties are broken by the keys alone, so that nothing depends on who counted what.</summary>
    private int Compare(int left, int right, long[] records)
    {
        int order = records[left].CompareTo(records[right]);
        order = order != 0 ? order : _keys[left].Hash.CompareTo(_keys[right].Hash);
        return order != 0 ? order : TextOf(in _keys[left]).SequenceCompareTo(TextOf(in _keys[right]));
    }

    /// <summary>
    /// Moves what stays to the front. Keys and their bytes keep their order, so nothing is written over that is still to be read.
    /// </summary>
    private void Rebuild(bool[] isDropped)
    {
        Row[] rows = _rows;
        (int Start, int Length)[] samples = _samples;
        byte[] sampleText = _sampleText;
        int count = Count;
        ForgetRecent();
        Count = 0;
        RowCount = 0;
        _textLength = 0;
        _sampleLength = 0;
        _rows = new Row[rows.Length];
        _samples = new (int, int)[samples.Length];
        _sampleText = new byte[sampleText.Length];
        for (int number = 0; number < count; number++)
        {
            Key key = _keys[number];
            if (isDropped[number])
            {
                for (int row = key.FirstRow; row >= 0; row = rows[row].Next)
                {
                    AddToOthers(rows[row].LoggedBy, new Amount(rows[row].Records, rows[row].Bytes));
                }

                continue;
            }

            _text.AsSpan(key.Start, key.Length).CopyTo(_text.AsSpan(_textLength));
            _keys[Count++] = key with { Start = _textLength, FirstRow = RowCount };
            _textLength += key.Length;
            MoveRows(key.FirstRow);
        }

        FillBuckets();

        void MoveRows(int first)
        {
            for (int row = first; row >= 0; row = rows[row].Next)
            {
                int moved = AddRow(rows[row].LoggedBy);
                _rows[moved].Records = rows[row].Records;
                _rows[moved].Bytes = rows[row].Bytes;
                _rows[moved].Next = rows[row].Next < 0 ? -1 : RowCount;
                for (int sample = 0; sample < rows[row].Samples; sample++)
                {
                    (int start, int length) = samples[(row * _samplesPerRow) + sample];
                    AddSample(moved, sampleText.AsSpan(start, length));
                }
            }
        }
    }
}
