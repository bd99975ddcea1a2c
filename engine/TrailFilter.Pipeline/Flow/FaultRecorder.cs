using TrailFilter.Core.Records;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Decompression;
using TrailFilter.Pipeline.Sinks;

namespace TrailFilter.Pipeline.Flow;

/// <summary>
/// Turns the pieces of a fault into one notice and, where wanted, lines of rejects. Pieces come as the input was cut; what goes
/// out does not depend on it. Owned by one worker.
/// </summary>
internal sealed class FaultRecorder(BatchBuilder batches, bool keepBytes, RecordRewriter? rewriter = null) : IDisposable
{
    private readonly RejectLines _lines = new();
    private readonly byte[] _piece = new byte[keepBytes ? RejectLines.MaxPieceBytes : FaultNotice.MaxFirstBytes];
    private readonly byte[] _first = new byte[FaultNotice.MaxFirstBytes];
    private string _archive = "";
    private int _pieceNumber;
    private int _pieceLength;
    private int _firstLength;
    private long _offset;
    private long _length;
    private FaultLayer _layer;
    private RecordFault _recordFault;
    private ArchiveFault? _archiveFault;

    /// <summary>How many faults of the archive, or segment, were begun.</summary>
    public int Number { get; private set; }

    /// <summary>Whether a fault was begun and not ended.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Begins an archive, or a segment of one; faults are numbered from 1.</summary>
    public void BeginArchive(string archive)
    {
        _archive = archive;
        Number = 0;
        IsOpen = false;
    }

    /// <summary>Begins a fault of the content, ending the one before.</summary>
    public void Begin(RecordFault fault, long offset) => Begin(fault, null, FaultLayer.Content, offset);

    /// <summary>Begins a fault of the archive, ending the one before.</summary>
    public void Begin(ArchiveFault fault) => Begin(RecordFault.None, fault, FaultLayer.Archive, fault.Offset);

    /// <summary>Adds bytes to the fault that was begun.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> first = bytes[..Math.Min(bytes.Length, _first.Length - _firstLength)];
        first.CopyTo(_first.AsSpan(_firstLength));
        _firstLength += first.Length;
        _length += bytes.Length;
        while (keepBytes && !bytes.IsEmpty)
        {
            if (_pieceLength == _piece.Length)
            {
                WritePiece(last: false);
            }

            int count = Math.Min(bytes.Length, _piece.Length - _pieceLength);
            bytes[..count].CopyTo(_piece.AsSpan(_pieceLength));
            _pieceLength += count;
            bytes = bytes[count..];
        }
    }

    /// <summary>Ends the fault that was begun, if one was.</summary>
    public void End()
    {
        if (!IsOpen)
        {
            return;
        }

        IsOpen = false;
        if (keepBytes)
        {
            WritePiece(last: true);
        }

        var notice = new FaultNotice
        {
            Archive = _archive,
            Number = Number,
            Offset = _offset,
            Layer = _layer,
            Length = _length,
            RecordFault = _recordFault.Kind,
            Position = _recordFault.Position,
            ArchiveFault = _archiveFault?.Kind ?? ArchiveFaultKind.None,
            Detail = _archiveFault?.Detail,
            FirstBytes = _first.AsSpan(0, _firstLength).ToArray(),
        };
        if (rewriter is not null)
        {
            batches.AppendRecords(rewriter.Rewrite(notice));
        }

        batches.Add(notice);
    }

    public void Dispose() => _lines.Dispose();

    private void Begin(RecordFault recordFault, ArchiveFault? archiveFault, FaultLayer layer, long offset)
    {
        End();
        IsOpen = true;
        Number++;
        _recordFault = recordFault;
        _archiveFault = archiveFault;
        _layer = layer;
        _offset = offset;
        _length = 0;
        _firstLength = 0;
        _pieceLength = 0;
        _pieceNumber = 0;
    }

    private void WritePiece(bool last)
    {
        string fault = _archiveFault is null ? FaultSentences.NameOf(_recordFault.Kind) : FaultSentences.NameOf(_archiveFault.Kind);
        _pieceNumber++;
        batches.BeginReject(_archive, Number);
        batches.AppendRejects(_lines.Rest(fault, _layer, PieceOffset(), _pieceNumber, last, _piece.AsSpan(0, _pieceLength)));
        _pieceLength = 0;
    }

    // Every piece before this one was full.
    private long PieceOffset() => _offset + ((_pieceNumber - 1L) * _piece.Length);
}
