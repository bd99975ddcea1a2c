using TrailFilter.Core.Verdicts;

namespace TrailFilter.Peers;

/// <summary>The whole engine over a text in memory, handed to it the way a file would come: in reads of a bounded size.</summary>
public static class FilterPass
{
    /// <summary>How many records the filter logs.</summary>
    public static int CountLogged(RecordFilter filter, byte[] input)
    {
        filter.Reset();
        int given = 0;
        int logged = 0;
        while (true)
        {
            switch (filter.Read(out FilteredRecord record))
            {
                case FilterStatus.NeedMoreData:
                    Fill(filter, input, ref given);
                    break;
                case FilterStatus.Record:
                    logged += record.Verdict.Outcome == Outcome.Logged ? 1 : 0;
                    break;
                case FilterStatus.End:
                    return logged;
            }
        }
    }

    private static void Fill(RecordFilter filter, byte[] input, ref int given)
    {
        if (given == input.Length)
        {
            filter.Complete();
            return;
        }

        Span<byte> room = filter.GetMemory().Span;
        int count = Math.Min(room.Length, input.Length - given);
        input.AsSpan(given, count).CopyTo(room);
        filter.Advance(count);
        given += count;
    }
}
