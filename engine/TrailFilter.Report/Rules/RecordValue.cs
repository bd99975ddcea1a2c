using System.Buffers;
using System.Text.Json;

namespace TrailFilter.Report.Rules;

/// <summary>A value inside a record's JSON, or that there is none.</summary>
internal readonly ref struct RecordValue
{
    private const int StackBytes = 512;

    // As deep as a record may be; see StrictExtractor.
    private static readonly JsonReaderOptions s_options = new() { MaxDepth = int.MaxValue };

    private readonly ReadOnlySpan<byte> _json;
    private readonly JsonTokenType _kind;

    private RecordValue(ReadOnlySpan<byte> json, JsonTokenType kind)
    {
        _json = json;
        _kind = kind;
    }

    /// <summary>Whether there is a value other than null.</summary>
    public bool IsPresent => _kind is not (JsonTokenType.None or JsonTokenType.Null);

    /// <summary>A record.</summary>
    /// <param name="json">A JSON object, with nothing but white space around it.</param>
    public static RecordValue Record(ReadOnlySpan<byte> json) => new(json, JsonTokenType.StartObject);

    /// <summary>
    /// The value of a key of this object; of a key that occurs twice the last one (R1). None of what is no object.
    /// </summary>
    /// <param name="name">The key.</param>
    /// <exception cref="JsonException">The JSON is not sound.</exception>
    public RecordValue Member(byte[] name)
    {
        Place place = default;
        Find(new ReadOnlySpan<byte[]>(in name), new Span<Place>(ref place));
        return At(place);
    }

    /// <summary>The values of several keys of this object, as <see cref="Member"/> finds them, in one reading.</summary>
    /// <param name="names">The keys.</param>
    /// <param name="places">Where the value of each is, for <see cref="At(Place)"/>; as many as names.</param>
    /// <exception cref="JsonException">The JSON is not sound.</exception>
    public void Find(scoped ReadOnlySpan<byte[]> names, scoped Span<Place> places)
    {
        places.Clear();
        if (_kind != JsonTokenType.StartObject)
        {
            return;
        }

        var reader = new Utf8JsonReader(_json, s_options);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int wanted = names.Length - 1;
            while (wanted >= 0 && !IsName(ref reader, names[wanted]))
            {
                wanted--;
            }

            reader.Read();
            Place place = Pass(ref reader);
            if (wanted >= 0)
            {
                places[wanted] = place;
            }
        }
    }

    /// <summary>The value at a place that <see cref="Find"/> found in this object.</summary>
    public RecordValue At(Place place) => new(_json.Slice(place.Start, place.Length), place.Kind);

    /// <summary>The value that names lead to, from object to object.</summary>
    public RecordValue At(scoped ReadOnlySpan<byte[]> names)
    {
        RecordValue value = this;
        foreach (byte[] name in names)
        {
            value = value.Member(name);
        }

        return value;
    }

    /// <summary>Whether this is an array with an object in it that fits.</summary>
    /// <param name="conditions">Asks one of the objects.</param>
    public bool AnyElement(Func<RecordValue, bool> conditions)
    {
        if (_kind != JsonTokenType.StartArray)
        {
            return false;
        }

        var reader = new Utf8JsonReader(_json, s_options);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            RecordValue element = At(Pass(ref reader));
            if (element._kind == JsonTokenType.StartObject && conditions(element))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether this value fits a condition.</summary>
    public bool Fits(RecordCondition condition) => _kind switch
    {
        JsonTokenType.None or JsonTokenType.Null => condition.FitsNoText(isPresent: false),
        JsonTokenType.True or JsonTokenType.False or JsonTokenType.Number => condition.Fits(_json),
        JsonTokenType.String when _json.IndexOf((byte)'\\') < 0 => condition.Fits(_json[1..^1]),
        JsonTokenType.String => FitsEscaped(condition),
        _ => condition.FitsNoText(isPresent: true),
    };

    /// <summary>The value at which a reader stands; leaves the reader at its end.</summary>
    private static Place Pass(scoped ref Utf8JsonReader reader)
    {
        int start = (int)reader.TokenStartIndex;
        JsonTokenType kind = reader.TokenType;
        reader.Skip();
        return new Place(start, (int)reader.BytesConsumed - start, kind);
    }

    private bool FitsEscaped(RecordCondition condition)
    {
        byte[]? rented = _json.Length > StackBytes ? ArrayPool<byte>.Shared.Rent(_json.Length) : null;
        try
        {
            Span<byte> buffer = rented ?? stackalloc byte[StackBytes];
            var reader = new Utf8JsonReader(_json);
            reader.Read();
            return condition.Fits(buffer[..reader.CopyString(buffer)]);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: a string that is no text.
            return condition.FitsNoText(isPresent: true);
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }

    private static bool IsName(scoped ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name)
    {
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan.SequenceEqual(name);
        }

        try
        {
            return reader.ValueTextEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Where a value is in the JSON of an object; the default: nowhere.</summary>
    internal readonly record struct Place(int Start, int Length, JsonTokenType Kind);
}
