using System.Runtime.InteropServices;

namespace TrailFilter.Cli.Terminal;

/// <summary>
/// Turns the signals that ask a process to end into a cancellation, so that unfinished output is taken back. The second signal
/// ends
/// the process at once.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    // A shell shows a process that was ended by signal N as exit code 128 + N.
    private const int Base = 128;
    private const int Hangup = 1;
    private const int Interrupt = 2;
    private const int Terminate = 15;
    private const string ShowCursor = "\e[?25h";

    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int _exitCode;

    public StopSignals() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Handle(context, Interrupt)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Handle(context, Terminate)),
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => Handle(context, Hangup)),
    ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>130 for an interrupt, 143 for a termination; null when no signal came.</summary>
    public int? ExitCode => Volatile.Read(ref _exitCode) is > 0 and int code ? code : null;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }

        _stop.Dispose();
    }

    private void Handle(PosixSignalContext context, int number)
    {
        if (Interlocked.CompareExchange(ref _exitCode, Base + number, 0) == 0)
        {
            context.Cancel = true;
            _stop.Cancel();
        }
        else if (!Console.IsErrorRedirected)
        {
            // Nobody else will, if a bar has hidden it.
            using TextWriter error = StandardError.Open();
            error.Write(ShowCursor);
        }
    }
}
