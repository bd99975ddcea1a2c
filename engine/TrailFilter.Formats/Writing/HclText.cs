using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrailFilter.Formats.Writing;

/// <summary>Writes blocks as Terraform source, laid out as <c>terraform fmt</c> does: arguments first, their signs in one column.</summary>
internal static class HclText
{
    private const int Step = 2;

    internal static string Of(IEnumerable<HclBlock> blocks)
    {
        var text = new StringBuilder();
        foreach (HclBlock block in blocks)
        {
            text.Append(text.Length > 0 ? "\n" : "");
            Write(text, block, 0);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, HclBlock block, int indent)
    {
        text.Append(' ', indent).Append(block.Header).Append(" {\n");
        List<(string Key, string[] Lines)> arguments =
        [
            .. block.Body.Where(static member => !IsBlocks(member.Value!)).Select(static member => (member.Key, LinesOf(member.Value!))),
            .. block.Expressions.Select(static one => (one.Key, new[] { one.Expression })),
        ];
        for (int i = 0; i < arguments.Count; i++)
        {
            (string key, string[] lines) = arguments[i];
            text.Append(' ', indent + Step).Append(key).Append(' ', ColumnOf(arguments, i) - key.Length).Append(" = ").Append(lines[0]).Append('\n');
            foreach (string line in lines[1..])
            {
                text.Append(' ', indent + Step).Append(line).Append('\n');
            }
        }

        bool isFirst = arguments.Count == 0;
        foreach ((string key, JsonNode? list) in block.Body.Where(static member => IsBlocks(member.Value!)))
        {
            foreach (JsonNode? inner in list!.AsArray())
            {
                text.Append(isFirst ? "" : "\n");
                isFirst = false;
                Write(text, new HclBlock(key, inner!.AsObject(), []), indent + Step);
            }
        }

        text.Append(' ', indent).Append("}\n");
    }

    /// <summary>Where the sign of an argument stands: arguments on one line each that follow each other share a column.</summary>
    private static int ColumnOf(List<(string Key, string[] Lines)> arguments, int index)
    {
        if (arguments[index].Lines.Length > 1)
        {
            return arguments[index].Key.Length;
        }

        int first = index;
        while (first > 0 && arguments[first - 1].Lines.Length == 1)
        {
            first--;
        }

        return arguments.Skip(first).TakeWhile(static one => one.Lines.Length == 1).Max(static one => one.Key.Length);
    }

    private static bool IsBlocks(JsonNode value) => value is JsonArray list && list.Any(static item => item is JsonObject);

    private static string[] LinesOf(JsonNode value) => value switch
    {
        JsonArray { Count: 0 } => ["[]"],
        JsonArray { Count: 1 } one => [$"[{Literal(one[0]!)}]"],
        JsonArray list => ["[", .. list.Select(static item => $"  {Literal(item!)},"), "]"],
        _ => [Literal(value)],
    };

    private static string Literal(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.String ? Quoted(value.GetValue<string>()) : value.ToJsonString();

    /// <summary>
    /// A text in quotes. <c>${</c> and <c>%{</c> would begin a template: the sign before the brace is doubled. Quotes, backslashes and
    /// what nobody sees are escaped.
    /// </summary>
    private static string Quoted(string value)
    {
        var text = new StringBuilder("\"");
        int before = 0;
        foreach (Rune rune in value.EnumerateRunes())
        {
            if (rune.Value == '{' && before is ('$' or '%'))
            {
                text.Append((char)before);
            }

            Append(text, rune);
            before = rune.Value;
        }

        return text.Append('"').ToString();
    }

    private static void Append(StringBuilder text, Rune rune)
    {
        switch (rune.Value)
        {
            case '"' or '\\':
                text.Append('\\').Append((char)rune.Value);
                break;
            case '\n':
                text.Append("\\n");
                break;
            case '\r':
                text.Append("\\r");
                break;
            case '\t':
                text.Append("\\t");
                break;
            default:
                if (SeenText.IsSeen(rune))
                {
                    text.Append(rune.ToString());
                }
                else
                {
                    SeenText.AppendEscape(text, rune);
                }

                break;
        }
    }
}
