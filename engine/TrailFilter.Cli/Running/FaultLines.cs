using TrailFilter.Cli.Terminal;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Decompression;

namespace TrailFilter.Cli.Running;

/// <summary>Names unreadable pieces on standard error, the first ones each and the others by their number.</summary>
/// <param name="messages">Where they go.</param>
/// <param name="keepsRejects">Whether the pieces are kept; otherwise a hint tells how.</param>
internal sealed class FaultLines(Messages messages, bool keepsRejects)
{
    // A screen of them; a damaged archive may hold millions. What is wrong with archives as a whole is counted by itself, because
    // it explains the pieces and comes behind them.
    private const int MaxLines = 20;

    private long _pieces;
    private long _archives;
    private bool _couldBeKept;

    /// <summary>Names a fault.</summary>
    public void Tell(FaultNotice fault)
    {
        _couldBeKept |= fault.Length > 0;
        long told = fault.ArchiveFault == ArchiveFaultKind.None ? ++_pieces : ++_archives;
        if (told <= MaxLines)
        {
            messages.Error(fault.ToString());
        }
    }

    /// <summary>Says how many were not named, and how to see them.</summary>
    public void End()
    {
        long more = Math.Max(0, _pieces - MaxLines) + Math.Max(0, _archives - MaxLines);
        if (more > 0)
        {
            messages.Plain(FormattableString.Invariant($"... and {more:N0} more."));
        }

        if (_couldBeKept && !keepsRejects)
        {
            messages.Plain("To keep what could not be read, byte for byte, add --rejects FILE.");
        }
    }
}
