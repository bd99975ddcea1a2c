using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Win32.SafeHandles;
using TrailFilter.Pipeline.Inputs;

namespace TrailFilter.Pipeline.Flow;

/// <summary>
/// A large file of records, one a line, divided into segments that are filtered at once. A segment begins at the first line from
/// its nominal beginning on that begins with a brace. Whether a record really begins there, only reading what is before it tells:
/// see <see cref="SegmentChain"/>. Thread-safe; closed when whoever uses it has released it.
/// </summary>
internal sealed class DividedFile
{
    /// <summary>
    /// The nominal length of a segment in bytes. Shorter ones make more hand-overs than the filtering of one hides, longer ones
    /// leave cores idle at the end of a file and may keep as much output waiting.
    /// </summary>
    public const int DefaultSegmentBytes = 4 * 1024 * 1024;

    // What is read to look for the beginning of a line: a few records.
    private const int SearchBlock = 16 * 1024;

    // What is read to find out what the file is: more than all but the very largest records.
    private const int FirstBlock = 64 * 1024;

    // The arrays that describe segments stay small however long the file is.
    private const int MaxSegments = 1 << 20;

    private const long Missing = -1;

    private readonly SafeFileHandle _handle;
    private readonly long _segmentBytes;
    private readonly long[] _starts; // 0 = not yet looked for
    private int _users = 1;

    private DividedFile(InputArchive archive, SafeFileHandle handle, long length, long segmentBytes)
    {
        Archive = archive;
        Length = length;
        _handle = handle;
        _segmentBytes = Math.Max(segmentBytes, length / MaxSegments);
        Chain = new SegmentChain((int)((length + _segmentBytes - 1) / _segmentBytes));
        _starts = new long[Chain.Count];
    }

    /// <summary>The file.</summary>
    public InputArchive Archive { get; }

    /// <summary>Its length when it was opened.</summary>
    public long Length { get; }

    /// <summary>Its segments.</summary>
    public SegmentChain Chain { get; }

    /// <summary>Set when dividing has turned out to be vain: what is left is read as one.</summary>
    public bool IsGivenUp { get; private set; }

    /// <summary>Opens a file if it can be divided: a plain file long enough, whose first line is a record and is followed by another.</summary>
    /// <param name="archive">A file.</param>
    /// <param name="segmentBytes">The nominal length of a segment.</param>
    /// <param name="file">The file, to be released by the caller.</param>
    /// <returns>False when it cannot, for whatever reason; reading it as a whole will tell.</returns>
    public static bool TryOpen(FileArchive archive, int segmentBytes, [NotNullWhen(true)] out DividedFile? file)
    {
        file = null;
        SafeFileHandle? handle = null;
        try
        {
            handle = archive.OpenHandle();
            long length = RandomAccess.GetLength(handle);
            if (length > segmentBytes && LooksLikeLines(handle))
            {
                file = new DividedFile(archive, handle, length, segmentBytes);
                handle = null;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // Told when it is read as a whole.
        }
        finally
        {
            handle?.Dispose();
        }

        return file is not null;
    }

    /// <summary>What is known of a segment.</summary>
    public SegmentFate FateOf(int segment) => Chain[segment];

    /// <summary>Stops dividing.</summary>
    public void GiveUp() => IsGivenUp = true;

    /// <summary>Keeps the file open for one more user.</summary>
    public void AddUser() => Interlocked.Increment(ref _users);

    /// <summary>Ends the use of one user; the last one closes the file.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            _handle.Dispose();
        }
    }

    /// <summary>Reads what is at an offset; 0 = the file ends there.</summary>
    /// <exception cref="IOException">Reading failed.</exception>
    public int Read(Span<byte> destination, long offset) => RandomAccess.Read(_handle, destination, offset);

    /// <summary>Where a segment begins.</summary>
    /// <returns>False when no line begins with a brace within it: it is part of the one before.</returns>
    public bool TryGetStart(int segment, out long start)
    {
        start = segment == 0 ? 0 : Volatile.Read(ref _starts[segment]);
        if (start == 0 && segment > 0)
        {
            // Others may look at the same time; should the file be changing, the first answer counts for all.
            long found = FindStart(segment * _segmentBytes);
            long before = Interlocked.CompareExchange(ref _starts[segment], found, 0);
            start = before == 0 ? found : before;
        }

        return start != Missing;
    }

    private long FindStart(long nominal)
    {
        byte[] block = ArrayPool<byte>.Shared.Rent(SearchBlock);
        try
        {
            // From the line break on that may stand right before the nominal beginning.
            long at = nominal - 1;
            while (at < nominal + _segmentBytes - 1)
            {
                int read = Read(block.AsSpan(0, SearchBlock), at);
                int found = block.AsSpan(0, read).IndexOf("\n{"u8);
                if (found >= 0)
                {
                    return at + found + 1 < nominal + _segmentBytes ? at + found + 1 : Missing;
                }

                if (read <= 1)
                {
                    return Missing;
                }

                at += read - 1; // The last byte may be the line break.
            }

            return Missing;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Missing; // Whoever reads the segment before will meet the same.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    // The magic numbers of compressed data do not begin with a brace.
    private static bool LooksLikeLines(SafeFileHandle handle)
    {
        byte[] block = ArrayPool<byte>.Shared.Rent(FirstBlock);
        try
        {
            ReadOnlySpan<byte> text = block.AsSpan(0, RandomAccess.Read(handle, block.AsSpan(0, FirstBlock), 0));
            text = text.StartsWith("\uFEFF"u8) ? text["\uFEFF"u8.Length..] : text;
            int end = text.IndexOf("\n{"u8);
            return end > 0 && text[0] == (byte)'{' && text[..end].TrimEnd(" \t\r"u8) is [.., (byte)'}'];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }
}
