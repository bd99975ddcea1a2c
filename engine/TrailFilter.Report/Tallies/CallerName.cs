using System.Text.Json;

namespace TrailFilter.Report.Tallies;

/// <summary>
/// Who called: the role behind a session, a user, the root user, or the service behind <c>userIdentity</c>. For one thread.
/// </summary>
/// <remarks>
/// Of <c>assumed-role/ROLE/SESSION</c> the session is left out, because every call may have one of its own; any other
/// <c>userIdentity.arn</c> stands for itself. Without one: <c>invokedBy</c>, else <c>type</c> and <c>accountId</c> with a space
/// between. Where a record has <c>userIdentity</c> twice the first one counts for those.
/// </remarks>
internal sealed class CallerName
{
    // As deep as a record may be: nothing before userIdentity is deep, but a record may hold anything.
    private const int MaxDepth = int.MaxValue;

    // Services come one after another, or in turn.
    private const int Remembered = 8;
    private const int MaxBeginning = 512;
    private const int MinScratch = 256;

    private readonly Known[] _known = [.. Enumerable.Range(0, Remembered).Select(static _ => new Known())];
    private int _nextKnown;
    private byte[] _scratch = new byte[MinScratch];
    private Range _type;
    private Range _invokedBy;

    /// <summary>
    /// Whether <see cref="Type"/> and <see cref="InvokedBy"/> are those of the last record: it has no ARN, and these are strings or
    /// missing.
    /// </summary>
    public bool HasDetails { get; private set; }

    /// <summary><c>userIdentity.type</c> of the last record, or nothing.</summary>
    public ReadOnlySpan<byte> Type => _scratch.AsSpan(_type);

    /// <summary><c>userIdentity.invokedBy</c> of the last record, or nothing.</summary>
    public ReadOnlySpan<byte> InvokedBy => _scratch.AsSpan(_invokedBy);

    /// <summary>The caller of a record; empty where it has none.</summary>
    /// <param name="record">The record.</param>
    /// <param name="arn">Its <c>userIdentity.arn</c>, or nothing.</param>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> record, ReadOnlySpan<byte> arn)
    {
        HasDetails = false;
        return arn.IsEmpty ? WithoutArn(record) : WithoutSession(arn);
    }

    private static ReadOnlySpan<byte> WithoutSession(ReadOnlySpan<byte> arn)
    {
        int resource = ParentArn.ResourceOf(arn, out _);
        if (resource < 0 || !arn[resource..].StartsWith("assumed-role/"u8))
        {
            return arn;
        }

        int role = resource + "assumed-role/".Length;
        int session = arn[role..].IndexOf((byte)'/');
        return session < 0 ? arn : arn[..(role + session)];
    }

    private ReadOnlySpan<byte> WithoutArn(ReadOnlySpan<byte> record)
    {
        // Nothing behind userIdentity is read, so records that are the same up to its end have the same caller.
        foreach (Known known in _known)
        {
            if (known.Length > 0 && record.StartsWith(known.Beginning.AsSpan(0, known.Length)))
            {
                (HasDetails, _type, _invokedBy) = (known.HasDetails, known.Type, known.InvokedBy);
                known.Texts.CopyTo(_scratch, 0);
                return _scratch.AsSpan(known.Caller);
            }
        }

        try
        {
            var reader = new Utf8JsonReader(record, new JsonReaderOptions { MaxDepth = MaxDepth });
            if (!TryEnterIdentity(ref reader))
            {
                return default;
            }

            Range caller = Read(ref reader);
            Remember(record[..(int)reader.BytesConsumed], caller);
            return _scratch.AsSpan(caller);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The fast reading does not check what nobody asks for: here is something that is no JSON, or no text.
            return default;
        }
    }

    private static bool TryEnterIdentity(scoped ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isIdentity = reader.ValueTextEquals("userIdentity"u8);
            reader.Read();
            if (isIdentity)
            {
                return reader.TokenType == JsonTokenType.StartObject;
            }

            reader.Skip();
        }

        return false;
    }

    /// <summary>Reads the members of <c>userIdentity</c>.</summary>
    /// <returns>Where the caller stands.</returns>
    private Range Read(scoped ref Utf8JsonReader identity)
    {
        // A reader remembers the value it stands on.
        Utf8JsonReader invokedBy = default;
        Utf8JsonReader type = default;
        Utf8JsonReader account = default;
        while (identity.Read() && identity.TokenType == JsonTokenType.PropertyName)
        {
            int field = identity.ValueTextEquals("invokedBy"u8) ? 1
                : identity.ValueTextEquals("type"u8) ? 2
                : identity.ValueTextEquals("accountId"u8) ? 3
                : 0;
            identity.Read();
            switch (field)
            {
                case 1:
                    invokedBy = identity;
                    break;
                case 2:
                    type = identity;
                    break;
                case 3:
                    account = identity;
                    break;
                default:
                    break;
            }

            identity.Skip();
        }

        int invoker = Append(ref invokedBy, 0);
        int typeEnd = Append(ref type, invoker);
        _invokedBy = ..invoker;
        _type = invoker..typeEnd;
        HasDetails = IsTextOrMissing(invokedBy.TokenType) && IsTextOrMissing(type.TokenType);
        if (invoker > 0)
        {
            return _invokedBy;
        }

        int end = Append(ref account, typeEnd + 1);
        if (end == typeEnd + 1 || typeEnd == 0)
        {
            // Only one of the two, or none.
            return typeEnd == 0 ? 1..end : _type;
        }

        _scratch[typeEnd] = (byte)' ';
        return ..end;
    }

    private void Remember(ReadOnlySpan<byte> beginning, Range caller)
    {
        int texts = Math.Max(caller.End.Value, Math.Max(_type.End.Value, _invokedBy.End.Value));
        if (beginning.Length > MaxBeginning || texts > MinScratch)
        {
            return;
        }

        Known known = _known[_nextKnown];
        _nextKnown = (_nextKnown + 1) % _known.Length;
        beginning.CopyTo(known.Beginning);
        _scratch.AsSpan(0, texts).CopyTo(known.Texts);
        known.Length = beginning.Length;
        (known.Caller, known.Type, known.InvokedBy, known.HasDetails) = (caller, _type, _invokedBy, HasDetails);
    }

    private static bool IsTextOrMissing(JsonTokenType type) => type is JsonTokenType.None or JsonTokenType.Null or JsonTokenType.String;

    /// <summary>Appends the value a reader stands on, if it is a string.</summary>
    /// <returns>The length with it.</returns>
    private int Append(scoped ref Utf8JsonReader value, int length)
    {
        if (value.TokenType != JsonTokenType.String)
        {
            return length;
        }

        // Unescaping never makes it longer.
        int room = length + value.ValueSpan.Length;
        if (_scratch.Length < room)
        {
            Array.Resize(ref _scratch, Math.Max(_scratch.Length * 2, room));
        }

        return length + value.CopyString(_scratch.AsSpan(length));
    }

    /// <summary>What was read of a record.</summary>
    private sealed class Known
    {
        /// <summary>The record up to the end of <c>userIdentity</c>, so many bytes of it as <see cref="Length"/> says.</summary>
        public readonly byte[] Beginning = new byte[MaxBeginning];

        /// <summary>What stood in the scratch buffer.</summary>
        public readonly byte[] Texts = new byte[MinScratch];
        public int Length;
        public Range Caller;
        public Range Type;
        public Range InvokedBy;
        public bool HasDetails;
    }
}
