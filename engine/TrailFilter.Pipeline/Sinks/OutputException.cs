namespace TrailFilter.Pipeline.Sinks;

/// <summary>An output failed, and with it the run. The one exception writing throws.</summary>
public sealed class OutputException : IOException
{
    // errno on Linux and macOS, and the Windows codes as HRESULT.
    private const int BrokenPipe = 32;
    private const int NoSpace = 28;
    private const int QuotaLinux = 122;
    private const int QuotaMac = 69;
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D);
    private const int WindowsNoData = unchecked((int)0x800700E8);
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    internal OutputException(OutputFailure failure, string destination, string message, Exception? inner = null)
        : base(message, inner)
    {
        Failure = failure;
        Destination = destination;
    }

    /// <summary>Why.</summary>
    public OutputFailure Failure { get; }

    /// <summary>What was written to: a path, or a name such as <c>standard output</c>.</summary>
    public string Destination { get; }

    /// <summary>Whether writing may throw this, so that it belongs into an <see cref="OutputException"/>.</summary>
    /// <param name="exception">What was thrown.</param>
    public static bool Wraps(Exception exception) =>
        exception is (IOException or UnauthorizedAccessException or NotSupportedException or ObjectDisposedException)
            and not OutputException;

    /// <summary>Finds out why writing failed, and says it in one sentence.</summary>
    /// <param name="exception">What was thrown; see <see cref="Wraps"/>.</param>
    /// <param name="destination">What was written to: a path, or a name such as <c>standard output</c>.</param>
    public static OutputException From(Exception exception, string destination)
    {
        OutputFailure failure = exception is UnauthorizedAccessException ? OutputFailure.Denied : exception.HResult switch
        {
            BrokenPipe or WindowsBrokenPipe or WindowsNoData => OutputFailure.ClosedPipe,
            NoSpace or QuotaLinux or QuotaMac or WindowsDiskFull => OutputFailure.DiskFull,
            _ => OutputFailure.Other,
        };
        string what = failure switch
        {
            OutputFailure.ClosedPipe => "the reader has closed the pipe",
            OutputFailure.DiskFull => "the disk is full",
            _ => exception.Message.TrimEnd('.'),
        };
        return new OutputException(failure, destination, $"Cannot write to {destination}: {what}.", exception);
    }
}
