using TrailFilter.Core.Verdicts;
using TrailFilter.Pipeline.Decompression;

namespace TrailFilter.Pipeline.Flow;

/// <content>Segments of a large file.</content>
internal sealed partial class ArchiveWorker
{
    // Whoever had to pass the beginnings of so many segments in a row will have to pass those that follow too.
    private const int MaxPassed = 2;

    /// <summary>
    /// Filters a segment, up to the beginning of a later one where nothing is open. Nothing of it is told to anybody but the
    /// writer, who learns first whether the segment holds.
    /// </summary>
    private async Task FilterSegmentAsync(WorkUnit unit, Segment segment, CancellationToken cancellation)
    {
        DividedFile file = segment.File;
        if (!file.TryGetStart(segment.Index, out long position))
        {
            return;
        }

        _filter.AddCountsTo(_counts);
        _filter.Reset(position);
        _faults.BeginArchive(file.Archive.Name);
        _records?.BeginArchive(file.Archive);
        _rewriter?.BeginArchive(file.Archive.Name);
        _tally.Opened = segment.Index == 0 ? 1 : 0;
        int next = segment.Index;
        int passed = 0;
        do
        {
            next = passed == MaxPassed ? file.Chain.Count : NextOf(file, next);
            long end = next < file.Chain.Count && file.TryGetStart(next, out long start) ? start : long.MaxValue;
            while (position < end)
            {
                int read = Read(file, position, end);
                position += read;
                next = read == 0 ? file.Chain.Count : next;
                end = read == 0 ? position : end;
                if (!await TakeAsync(unit, segment, read, cancellation).ConfigureAwait(false))
                {
                    return;
                }
            }

            if (next < file.Chain.Count && !_filter.IsBetweenRecords)
            {
                passed++;
                if (!await GoOnAsync(segment, next, passed, cancellation).ConfigureAwait(false))
                {
                    return;
                }
            }
            else
            {
                passed = 0;
            }
        }
        while (passed > 0);

        _faults.End();
        unit.FaultNumbers = _faults.Number;
        unit.Counts = new SelectorCounts(_run.Options.Program);
        _filter.AddCountsTo(unit.Counts);
        unit.EndsArchive = next == file.Chain.Count;
        _batches.CloseCurrent();
        await HandOverAsync(unit, null, cancellation).ConfigureAwait(false);
        file.Chain.End(segment.Index, next);
    }

    /// <summary>Passes the beginning of another segment. Only whoever holds may do that.</summary>
    /// <returns>False when it turned out that this segment does not hold.</returns>
    private async ValueTask<bool> GoOnAsync(Segment segment, int other, int passed, CancellationToken cancellation)
    {
        if (!await segment.File.Chain.HoldsAsync(segment.Index, cancellation).ConfigureAwait(false))
        {
            Drop();
            return false;
        }

        segment.File.Chain.Pass(other);
        if (passed == MaxPassed)
        {
            segment.File.GiveUp();
        }

        return true;
    }

    /// <summary>Takes the records of what was read.</summary>
    /// <returns>False when the segment was found not to hold.</returns>
    private async ValueTask<bool> TakeAsync(WorkUnit unit, Segment segment, int read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        SegmentFate fate = segment.Fate;
        if (fate == SegmentFate.Dropped)
        {
            Drop();
            return false;
        }

        Advance(read);
        _tally.BytesRead += read;
        while (!TakeRecords())
        {
            await HandOverAsync(unit, null, cancellation).ConfigureAwait(false);
        }

        if (fate == SegmentFate.Confirmed)
        {
            unit.Told = unit.Told.TellWithBytes(_tally, _run.Progress);
        }

        return true;
    }

    /// <summary>Reads, at most up to a place. As where a file is read as a whole, it is a fault when reading fails or the file has become shorter.</summary>
    private int Read(DividedFile file, long position, long end)
    {
        Span<byte> room = _filter.GetMemory().Span;
        string? failure = null;
        try
        {
            int read = file.Read(room[..(int)Math.Min(room.Length, end - position)], position);
            if (read > 0 || position >= file.Length)
            {
                return read;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            failure = exception.Message;
        }

        ArchiveFaultKind kind = failure is null ? ArchiveFaultKind.Shrank : ArchiveFaultKind.ReadFailed;
        _tally.ArchiveFaults++;
        _faults.Begin(new ArchiveFault(kind, position, position, EndsContent: true, failure));
        _faults.End();
        return 0;
    }

    private void Drop()
    {
        _batches.Abandon();
        _filter.AddCountsTo(new SelectorCounts(_run.Options.Program));
    }

    private static int NextOf(DividedFile file, int segment)
    {
        do
        {
            segment++;
        }
        while (segment < file.Chain.Count && !file.TryGetStart(segment, out _));

        return segment;
    }
}
