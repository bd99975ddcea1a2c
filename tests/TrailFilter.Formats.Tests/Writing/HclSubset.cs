using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace TrailFilter.Formats.Tests.Writing;

/// <summary>
/// Reads the part of HCL that the writer uses, by the rules of HCL's specification and knowing nothing of the writer, and gives what
/// <c>terraform show -json</c> would: resources with their values; what refers to a variable is not known and missing.
/// </summary>
internal sealed class HclSubset
{
    private readonly string _text;
    private int _at;

    private HclSubset(string text) => _text = text;

    /// <summary>The plan of a source.</summary>
    internal static JsonObject PlanOf(string source)
    {
        var reader = new HclSubset(source);
        var resources = new JsonArray();
        var variables = new HashSet<string>();
        var referred = new HashSet<string>();
        while (reader.Skip(newLines: true))
        {
            string word = reader.Word();
            string[] labels = reader.Labels();
            JsonObject body = reader.Body(referred);
            if (word == "variable")
            {
                Assert.True(variables.Add(Assert.Single(labels)));
                Assert.False(body.ContainsKey("default"));
                continue;
            }

            Assert.Equal("resource", word);
            resources.Add((JsonNode)new JsonObject
            {
                ["address"] = $"{labels[0]}.{labels[1]}",
                ["mode"] = "managed",
                ["type"] = labels[0],
                ["values"] = body,
            });
        }

        // Each variable is declared once and used.
        Assert.Equal(variables.Order(StringComparer.Ordinal), referred.Where(static one => one != "string").Order(StringComparer.Ordinal));
        return new JsonObject
        {
            ["format_version"] = "1.2",
            ["planned_values"] = new JsonObject { ["root_module"] = new JsonObject { ["resources"] = resources } },
        };
    }

    private string[] Labels()
    {
        var labels = new List<string>();
        while (Skip(newLines: false) && _text[_at] == '"')
        {
            labels.Add(Text());
        }

        return [.. labels];
    }

    private JsonObject Body(HashSet<string> referred)
    {
        var body = new JsonObject();
        Take('{');
        while (Skip(newLines: true) && _text[_at] != '}')
        {
            string word = Word();
            Skip(newLines: false);
            if (_text[_at] == '{')
            {
                if (body[word] is not JsonArray blocks)
                {
                    body[word] = blocks = [];
                }

                blocks.Add((JsonNode)Body(referred));
            }
            else
            {
                Take('=');
                Assert.False(body.ContainsKey(word), $"{word} is given twice.");
                if (Value(referred) is { } value)
                {
                    body[word] = value;
                }
            }

            // One argument a line.
            Skip(newLines: false);
            Assert.Equal('\n', _text[_at]);
        }

        Take('}');
        return body;
    }

    private JsonNode? Value(HashSet<string> referred)
    {
        Skip(newLines: false);
        if (_text[_at] == '"')
        {
            return JsonValue.Create(Text());
        }

        if (_text[_at] == '[')
        {
            _at++;
            var list = new JsonArray();
            while (Skip(newLines: true) && _text[_at] != ']')
            {
                list.Add((JsonNode)JsonValue.Create(Text()));
                Skip(newLines: true);
                Assert.True(_text[_at] is ',' or ']');
                _at += _text[_at] == ',' ? 1 : 0;
            }

            Take(']');
            return list;
        }

        string word = Word();
        if (word is "true" or "false")
        {
            return JsonValue.Create(word == "true");
        }

        if (word == "var")
        {
            Take('.');
            word = Word();
        }

        referred.Add(word);
        return null;
    }

    private string Word()
    {
        int start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '_' or '-'))
        {
            _at++;
        }

        Assert.True(_at > start && !char.IsAsciiDigit(_text[start]), $"There is no name at {start}: {_text[start..Math.Min(_text.Length, start + 40)]}");
        return _text[start.._at];
    }

    /// <summary>A quoted template without any sequence in it; Terraform takes no line break there.</summary>
    private string Text()
    {
        Take('"');
        var text = new StringBuilder();
        while (_text[_at] != '"')
        {
            char letter = _text[_at++];
            Assert.False(letter is '\n' or '\r', "A line break stands in quotes.");
            bool hasBrace = _text[_at] == '{';
            if (letter is '$' or '%' && _text[_at] == letter && _text[_at + 1] == '{')
            {
                text.Append(letter).Append('{');
                _at += 2;
            }
            else if (letter is '$' or '%' && hasBrace)
            {
                Assert.Fail($"A template sequence begins at {_at}.");
            }
            else
            {
                text.Append(letter == '\\' ? Escape() : letter.ToString());
            }
        }

        Take('"');
        return text.ToString();
    }

    private string Escape()
    {
        char letter = _text[_at++];
        int digits = letter switch { 'u' => 4, 'U' => 8, _ => 0 };
        _at += digits;
        return letter switch
        {
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            '"' or '\\' => letter.ToString(),
            'u' or 'U' => new Rune(int.Parse(_text.AsSpan(_at - digits, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString(),
            _ => throw new InvalidOperationException($"HCL knows no escape \\{letter}."),
        };
    }

    private void Take(char letter)
    {
        Skip(newLines: false);
        Assert.Equal(letter, _text[_at++]);
    }

    private bool Skip(bool newLines)
    {
        while (_at < _text.Length && (_text[_at] == ' ' || (newLines && _text[_at] == '\n')))
        {
            _at++;
        }

        return _at < _text.Length;
    }
}
