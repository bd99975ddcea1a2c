using System.Text.Json;
using TrailFilter.Core.Bytes;

namespace TrailFilter.Core.Records;

/// <summary>
/// Finds the records inside what other services wrap around them: EventBridge (<c>detail</c>), LookupEvents
/// (<c>CloudTrailEvent</c>), CloudWatch Logs subscriptions (<c>logEvents[].message</c>), log shippers (<c>message</c>), and
/// envelopes whose <c>Records</c> or <c>Events</c> do not come first.
/// </summary>
/// <remarks>For one thread. Sources: EventBridge and CloudWatch Logs user guides, LookupEvents API reference.</remarks>
internal sealed class RecordUnwrapper
{
    private static readonly JsonReaderOptions s_options = new() { MaxDepth = int.MaxValue };

    private readonly List<InnerText> _found = [];
    private byte[] _unescaped = new byte[4096];
    private int _unescapedLength;

    /// <summary>What an object that is no record turned out to be.</summary>
    internal enum Finding
    {
        /// <summary>Nothing known.</summary>
        Unknown,

        /// <summary>A wrapper; what it holds is in <see cref="Found"/>, possibly nothing.</summary>
        Wrapper,

        /// <summary>Something of CloudTrail's or CloudWatch's own that holds no records: a digest, a control message.</summary>
        NoRecords,
    }

    /// <summary>What the wrapper held, in order.</summary>
    internal IReadOnlyList<InnerText> Found => _found;

    /// <summary>The bytes of something found.</summary>
    internal ReadOnlySpan<byte> BytesOf(ReadOnlySpan<byte> wrapper, InnerText inner) =>
        (inner.IsUnescaped ? _unescaped : wrapper).Slice(inner.Start, inner.Length);

    /// <summary>Looks into an object.</summary>
    /// <param name="wrapper">The object.</param>
    internal Finding Look(ReadOnlySpan<byte> wrapper)
    {
        _found.Clear();
        _unescapedLength = 0;
        var reader = new Utf8JsonReader(wrapper, s_options);
        try
        {
            reader.Read();
            return LookAtMembers(ref reader);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // No JSON; or a name that is no text, which the reader says it cannot compare by the second kind.
            return Finding.Unknown;
        }
    }

    private Finding LookAtMembers(ref Utf8JsonReader reader)
    {
        Finding finding = Finding.Unknown;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isArray = reader.ValueTextEquals("Records"u8) || reader.ValueTextEquals("Events"u8);
            bool isMessages = reader.ValueTextEquals("logEvents"u8);
            bool isDetail = reader.ValueTextEquals("detail"u8);
            bool isText = reader.ValueTextEquals("CloudTrailEvent"u8) || reader.ValueTextEquals("message"u8);
            bool isDigest = reader.ValueTextEquals("digestStartTime"u8);
            bool isKind = reader.ValueTextEquals("messageType"u8);
            reader.Read();
            if (isDigest || (isKind && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("CONTROL_MESSAGE"u8)))
            {
                _found.Clear();
                return Finding.NoRecords;
            }

            bool taken = (isArray && TryAddSlice(ref reader, JsonTokenType.StartArray))
                || (isDetail && TryAddSlice(ref reader, JsonTokenType.StartObject))
                || (isText && TryAddText(ref reader))
                || (isMessages && TryAddMessages(ref reader));
            finding = taken ? Finding.Wrapper : finding;
            reader.Skip();
        }

        return finding;
    }

    /// <summary>Records that stand in the wrapper as they are.</summary>
    private bool TryAddSlice(ref Utf8JsonReader reader, JsonTokenType wanted)
    {
        if (reader.TokenType != wanted)
        {
            return false;
        }

        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        _found.Add(new InnerText(false, start, (int)reader.BytesConsumed - start));
        return true;
    }

    /// <summary>A record written as a JSON string.</summary>
    private bool TryAddText(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return false;
        }

        ReadOnlySpan<byte> raw = reader.ValueSpan;
        if (_unescaped.Length - _unescapedLength < raw.Length)
        {
            Array.Resize(ref _unescaped, Math.Max(_unescaped.Length * 2, _unescapedLength + raw.Length));
        }

        if (!JsonStrings.TryUnescape(raw, _unescaped.AsSpan(_unescapedLength), out int written)
            || !_unescaped.AsSpan(_unescapedLength, written).TrimStart(" \t\r\n"u8).StartsWith("{"u8))
        {
            return false;
        }

        _found.Add(new InnerText(true, _unescapedLength, written));
        _unescapedLength += written;
        return true;
    }

    /// <summary>The messages of a CloudWatch Logs batch.</summary>
    private bool TryAddMessages(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isMessage = reader.ValueTextEquals("message"u8);
                reader.Read();
                if (isMessage && !TryAddText(ref reader) && reader.TokenType == JsonTokenType.String)
                {
                    // No record; added as it stands, so that it becomes a fault of its own and spares its neighbours.
                    _found.Add(new InnerText(false, (int)reader.TokenStartIndex + 1, reader.ValueSpan.Length));
                }

                reader.Skip();
            }
        }

        return true;
    }

    /// <summary>Where something found is: in the wrapper, or unescaped beside it.</summary>
    internal readonly record struct InnerText(bool IsUnescaped, int Start, int Length);
}
