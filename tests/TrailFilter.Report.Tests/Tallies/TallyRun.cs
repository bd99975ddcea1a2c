using System.Collections.Immutable;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Verdicts;
using TrailFilter.Pipeline.Tallying;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Tests.Tallies;

/// <summary>Drives a book as a run does, part by part, without files and threads.</summary>
internal sealed class TallyRun
{
    private readonly RecordFilter _filter;

    public TallyRun(
        SelectorProgram program, ImmutableArray<Configuration> configurations, TallyOptions? options = null, bool strict = false)
    {
        Book = new PreviewTallyBook(program, configurations, options ?? new TallyOptions());
        _filter = new RecordFilter(program, new RecordFilterOptions { Strict = strict, MoreFields = Book.Paths });
    }

    public PreviewTallyBook Book { get; }

    /// <summary>What the filter called no fault.</summary>
    public List<byte[]> Records { get; } = [];

    /// <summary>Tallies all records in one part and closes the book.</summary>
    public TallyResult Tally(IEnumerable<byte[]> records) => Tally([records]);

    /// <summary>Tallies parts, with two tallies in turns, and closes the book.</summary>
    public TallyResult Tally(IEnumerable<IEnumerable<byte[]>> parts, bool isFinal = true)
    {
        RecordTally[] tallies = [Book.Create(), Book.Create()];
        int number = 0;
        foreach (IEnumerable<byte[]> part in parts)
        {
            RecordTally tally = tallies[number++ % 2];
            tally.IsFinal = isFinal;
            foreach (byte[] record in part)
            {
                Add(tally, record);
            }

            Book.Merge(tally);
            tally.Clear();
        }

        return Book.Result();
    }

    public void Add(RecordTally tally, byte[] record)
    {
        _filter.ResetTo(new ArraySegment<byte>(record));
        while (true)
        {
            switch (_filter.Read(out FilteredRecord read))
            {
                case FilterStatus.Record:
                    tally.Add(new TalliedRecord(read, _filter.Fields, _filter.PassedSelectors(read.Verdict)));
                    if (Keeps)
                    {
                        Records.Add(record);
                    }

                    break;
                case FilterStatus.NeedMoreData:
                    _filter.Complete();
                    break;
                case FilterStatus.End:
                    return;
                default:
                    break;
            }
        }
    }

    /// <summary>Whether <see cref="Records"/> is filled.</summary>
    public bool Keeps { get; init; } = true;
}
