using System.Text;
using System.Text.Json;

namespace TrailFilter.Core.Tests.Oracle;

/// <summary>
/// A record flattened token by token: texts by path (<c>eventName</c>, <c>userIdentity.arn</c>), and the entries of resources.
/// </summary>
internal sealed class RecordFacts
{
    private static readonly byte[] s_unreadable = [0xFF];

    private bool? _hasUnreadable;

    /// <summary>Texts as UTF-8; a path that is absent here is missing.</summary>
    public Dictionary<string, byte[]> Texts { get; } = [];

    public HashSet<string> TopLevelKeys { get; } = [];

    public List<Dictionary<string, byte[]>> Entries { get; } = [];

    public bool HasCategory { get; private set; }

    /// <summary>Reads a record that is valid JSON and an object.</summary>
    /// <exception cref="JsonException">The bytes are not JSON.</exception>
    public static RecordFacts? Read(byte[] record)
    {
        var reader = new Utf8JsonReader(record, new JsonReaderOptions { MaxDepth = 1_000_000 });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            Drain(ref reader);
            return null;
        }

        var facts = new RecordFacts();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string? key = Key(ref reader);
            reader.Read();
            if (key is null)
            {
                reader.Skip();
                continue;
            }

            facts.TopLevelKeys.Add(key);
            facts.Take(key, ref reader);
        }

        Drain(ref reader);
        return facts;
    }

    /// <summary>Whether any string that was kept is no text.</summary>
    public bool HasUnreadable => _hasUnreadable ??= Entries.Append(Texts).Any(texts => texts.Values.Any(IsUnreadable));

    public static bool IsUnreadable(byte[]? text) => ReferenceEquals(text, s_unreadable);

    private void Take(string key, ref Utf8JsonReader reader)
    {
        switch (key)
        {
            case "resources":
                TakeResources(ref reader);
                break;
            case "userIdentity":
                Texts.Remove("userIdentity.arn");
                if (reader.TokenType == JsonTokenType.StartObject
                    && TakeObject(ref reader).TryGetValue("arn", out byte[]? arn))
                {
                    Texts["userIdentity.arn"] = arn;
                }

                reader.Skip();
                break;
            case "userIdentity.arn":
                // A key spelt like the path is not the caller's arn.
                reader.Skip();
                break;
            default:
                if (key == "eventCategory")
                {
                    HasCategory = reader.TokenType == JsonTokenType.String;
                }

                Store(Texts, key, ref reader);
                break;
        }
    }

    private void TakeResources(ref Utf8JsonReader reader)
    {
        Entries.Clear();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                Entries.Add(TakeObject(ref reader));
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static Dictionary<string, byte[]> TakeObject(ref Utf8JsonReader reader)
    {
        Dictionary<string, byte[]> texts = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string? key = Key(ref reader);
            reader.Read();
            Store(texts, key ?? "no text", ref reader);
        }

        return texts;
    }

    /// <summary>The later of two equal keys replaces the earlier, also when its own value is missing.</summary>
    private static void Store(Dictionary<string, byte[]> texts, string key, ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                texts[key] = Unescape(ref reader);
                break;
            case JsonTokenType.True or JsonTokenType.False:
                texts[key] = reader.ValueSpan.ToArray();
                break;
            default:
                texts.Remove(key);
                break;
        }

        reader.Skip();
    }

    private static string? Key(ref Utf8JsonReader reader)
    {
        byte[] key = Unescape(ref reader);
        return IsUnreadable(key) ? null : Encoding.UTF8.GetString(key);
    }

    private static byte[] Unescape(ref Utf8JsonReader reader)
    {
        byte[] buffer = new byte[reader.ValueSpan.Length];
        try
        {
            return buffer[..reader.CopyString(buffer)];
        }
        catch (InvalidOperationException)
        {
            return s_unreadable;
        }
    }

    private static void Drain(ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
            // Only to have it throw at anything behind the record.
        }
    }
}
