using System.Diagnostics.CodeAnalysis;
using TrailFilter.Pipeline.Counting;

namespace TrailFilter.Pipeline.Flow;

/// <summary>
/// Fills batches. A record may run over several; how much stands ready is bounded by handing over after each record. Owned by
/// one worker.
/// </summary>
internal sealed class BatchBuilder(BatchPool pool)
{
    private readonly Queue<OutputBatch> _full = new();
    private OutputBatch? _current;

    /// <summary>Whether some batch must be handed over before more is added.</summary>
    public bool HasFull => _full.Count > 0;

    public void AppendRecords(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int count = Current.AppendRecords(bytes);
            bytes = bytes[count..];
            if (!bytes.IsEmpty)
            {
                Rotate();
            }
        }
    }

    /// <summary>Begins a line of rejects, whose rest is appended next.</summary>
    public void BeginReject(string archive, int number) => Current.BeginReject(archive, number);

    public void AppendRejects(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int count = Current.AppendRejects(bytes);
            bytes = bytes[count..];
            if (!bytes.IsEmpty)
            {
                Rotate();
            }
        }
    }

    public void Add(FaultNotice notice)
    {
        Current.Notices.Add(notice);
        if (Current.Notices.Count == OutputBatch.MaxNotices)
        {
            Rotate();
        }
    }

    /// <summary>Makes what is there ready to be handed over, however little.</summary>
    public void CloseCurrent()
    {
        if (_current is { IsEmpty: false })
        {
            Rotate();
        }
    }

    public bool TryTakeFull([MaybeNullWhen(false)] out OutputBatch batch) => _full.TryDequeue(out batch);

    /// <summary>Gives everything back; for a run that is stopped.</summary>
    public void Abandon()
    {
        CloseCurrent();
        while (TryTakeFull(out OutputBatch? batch))
        {
            pool.Return(batch);
        }

        if (_current is not null)
        {
            pool.Return(_current);
            _current = null;
        }
    }

    private OutputBatch Current => _current ??= pool.Rent();

    private void Rotate()
    {
        _full.Enqueue(_current!);
        _current = null;
    }
}
