using TrailFilter.Core.Verdicts;

namespace TrailFilter.Peers;

/// <summary>The whole engine over a text in memory, read where it lies.</summary>
public static class FilterPass
{
    /// <summary>How many records the filter logs.</summary>
    public static int CountLogged(RecordFilter filter, byte[] input)
    {
        filter.ResetTo(input);
        int logged = 0;
        while (true)
        {
            switch (filter.Read(out FilteredRecord record))
            {
                case FilterStatus.Record:
                    logged += record.Verdict.Outcome == Outcome.Logged ? 1 : 0;
                    break;
                case FilterStatus.End:
                    return logged;
            }
        }
    }
}
