using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using TrailFilter.Core.Bytes;

namespace TrailFilter.Core.Selectors.Reading;

/// <summary>
/// JSON text into nodes that know their place. Strict: no comments, no trailing commas, valid UTF-8, no key twice. Not
/// recursive, and limited in depth and number of values, so that no file can exhaust stack or memory.
/// </summary>
internal static class SelectorJsonParser
{
    /// <summary>Deepest nesting. Selectors need seven levels; CloudFormation-like additions a few more.</summary>
    internal const int MaxDepth = 64;

    /// <summary>Most values in one file. The limits of PutEventSelectors leave room for a few thousand.</summary>
    internal const int MaxNodes = 100_000;

    private const string WriteWhole = "Write the character itself, or both of its \\u escapes.";

    /// <summary>Reads a JSON text.</summary>
    /// <param name="json">The text, without byte order mark.</param>
    /// <param name="problems">Gets what is wrong.</param>
    /// <returns>The root, or <see langword="null"/> when the text is not JSON.</returns>
    internal static WrittenNode? Parse(ReadOnlySpan<byte> json, ProblemList problems) =>
        Parse(json, problems, MaxDepth, MaxNodes, "Event selectors are small and flat; this is some other file.");

    /// <summary>Reads a JSON text that may hold much besides selectors.</summary>
    /// <param name="json">The text, without byte order mark.</param>
    /// <param name="problems">Gets what is wrong.</param>
    /// <param name="maxDepth">Deepest nesting.</param>
    /// <param name="maxNodes">Most values.</param>
    /// <param name="tooMuch">What is said to more of either.</param>
    /// <returns>The root, or <see langword="null"/> when the text is not JSON.</returns>
    internal static WrittenNode? Parse(
        ReadOnlySpan<byte> json, ProblemList problems, int maxDepth, int maxNodes, string tooMuch)
    {
        if (!Utf8.IsValid(json))
        {
            int bad = FirstInvalid(json);
            problems.Unreadable(
                $"The file is not valid UTF-8: {JsonSyntax.Describe(json, bad)}.", "Save the file as UTF-8.");
            return null;
        }

        // The reader's own limit is out of the way: depth is checked below, with a message of ours.
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = maxDepth + 8 });
        try
        {
            return ReadAll(ref reader, json, problems, maxDepth, maxNodes, tooMuch);
        }
        catch (JsonException fault)
        {
            JsonSyntax.Report(json, JsonSyntax.OffsetOf(json, fault), problems);
            return null;
        }
    }

    private static WrittenNode? ReadAll(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> json, ProblemList problems, int maxDepth, int maxNodes, string tooMuch)
    {
        var place = default(TextPlace);
        WrittenNode? root = null;
        WrittenNode? container = null;
        string? key = null;
        int nodes = 0;
        bool brokenKey = false;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                brokenKey = !TryText(ref reader, out key);
                continue;
            }

            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                Close(container!, problems);
                container = container!.Parent;
                continue;
            }

            WrittenNode node = ReadValue(ref reader, json, ref place, container, key, problems);
            if (brokenKey)
            {
                problems.Error(node, "The key holds half of a surrogate pair.", WriteWhole);
                brokenKey = false;
            }

            key = null;
            container?.Add(node);
            root ??= node;
            if (++nodes > maxNodes || reader.CurrentDepth >= maxDepth)
            {
                problems.Unreadable(
                    nodes > maxNodes
                        ? string.Create(CultureInfo.InvariantCulture, $"The file holds more than {maxNodes} JSON values.")
                        : string.Create(CultureInfo.InvariantCulture, $"The file is nested deeper than {maxDepth} levels."),
                    tooMuch,
                    node.Line,
                    node.Column);
                return null;
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                container = node;
            }
        }

        return root;
    }

    private static WrittenNode ReadValue(
        ref Utf8JsonReader reader,
        ReadOnlySpan<byte> json,
        ref TextPlace place,
        WrittenNode? container,
        string? key,
        ProblemList problems)
    {
        JsonValueKind kind = reader.TokenType switch
        {
            JsonTokenType.StartObject => JsonValueKind.Object,
            JsonTokenType.StartArray => JsonValueKind.Array,
            JsonTokenType.String => JsonValueKind.String,
            JsonTokenType.Number => JsonValueKind.Number,
            JsonTokenType.True => JsonValueKind.True,
            JsonTokenType.False => JsonValueKind.False,
            _ => JsonValueKind.Null,
        };
        string text = "";
        bool broken = kind == JsonValueKind.String && !TryText(ref reader, out text);
        if (kind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
        {
            text = Encoding.UTF8.GetString(reader.ValueSpan);
        }

        int offset = (int)reader.TokenStartIndex;
        place.MoveTo(json, offset);
        var node = new WrittenNode(kind, offset, container, key, container?.Count ?? 0)
        {
            Text = text,
            Line = place.Line,
            Column = place.Column,
        };
        if (broken)
        {
            problems.Error(node, "The string holds half of a surrogate pair, which no record can hold.", WriteWhole);
        }

        return node;
    }

    private static void Close(WrittenNode container, ProblemList problems)
    {
        if (container.Kind == JsonValueKind.Object)
        {
            foreach (WrittenNode repeated in container.KeepLastOfEachKey())
            {
                problems.Error(
                    repeated,
                    $"The key {Quoted.Text(repeated.Key!)} is given twice in one object.",
                    "Keep one of them; readers of JSON take the last and drop the others unseen.");
            }
        }
    }

    /// <summary>The text of a string or key. Half a surrogate pair has none; the escapes are then left as they are.</summary>
    private static bool TryText(ref Utf8JsonReader reader, out string text)
    {
        ReadOnlySpan<byte> raw = reader.ValueSpan;
        if (!reader.ValueIsEscaped)
        {
            text = Encoding.UTF8.GetString(raw);
            return true;
        }

        byte[] buffer = new byte[raw.Length];
        bool ok = JsonStrings.TryUnescape(raw, buffer, out int written);
        text = Encoding.UTF8.GetString(ok ? buffer.AsSpan(0, written) : raw);
        return ok;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> text)
    {
        int offset = 0;
        while (Rune.DecodeFromUtf8(text[offset..], out _, out int length) == System.Buffers.OperationStatus.Done)
        {
            offset += length;
        }

        return offset;
    }
}
