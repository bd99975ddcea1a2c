using System.Collections.Immutable;
using System.Text.Json;

namespace TrailFilter.Report.Rules;

/// <summary>
/// A place in a file of facts, read strictly: what is missing, of another kind or unknown is an error that names the file and the
/// path.
/// </summary>
internal readonly struct FactNode
{
    private static readonly JsonDocumentOptions s_options = new() { AllowDuplicateProperties = false };

    private readonly JsonElement _element;

    private FactNode(JsonElement element, string path)
    {
        _element = element;
        Path = path;
    }

    /// <summary>The file and the way to this place, for messages: <c>events.json: events[3].when</c>.</summary>
    public string Path { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="json">What it holds.</param>
    /// <param name="file">What messages call it.</param>
    /// <exception cref="InvalidDataException">It is no JSON object, or a key occurs twice in one.</exception>
    public static FactNode Read(ReadOnlyMemory<byte> json, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(json, s_options);
            return new FactNode(document.RootElement.Clone(), file + ":").Of(JsonValueKind.Object);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{file}: this is no sound JSON: {exception.Message}", exception);
        }
    }

    /// <summary>A member of this object.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public FactNode Member(string name) =>
        Find(name) ?? throw Wrong($"has no {name}");

    /// <summary>A member of this object, or null.</summary>
    public FactNode? Find(string name) =>
        Of(JsonValueKind.Object)._element.TryGetProperty(name, out JsonElement member) ? new FactNode(member, Below(name)) : null;

    /// <summary>All members of this object.</summary>
    public IEnumerable<(string Name, FactNode Node)> Members()
    {
        string path = Path;
        return Of(JsonValueKind.Object)._element.EnumerateObject()
            .Select(member => (member.Name, new FactNode(member.Value, Below(path, member.Name))))
            .ToList();
    }

    /// <summary>All elements of this array.</summary>
    public IEnumerable<FactNode> Elements()
    {
        string path = Path;
        return Of(JsonValueKind.Array)._element.EnumerateArray()
            .Select((element, index) => new FactNode(element, $"{path}[{index}]"))
            .ToList();
    }

    /// <summary>This text, which is not empty.</summary>
    public string Text()
    {
        string text = MaybeEmptyText();
        return text.Length > 0 ? text : throw Wrong("is empty");
    }

    /// <summary>This text.</summary>
    public string MaybeEmptyText() => Of(JsonValueKind.String)._element.GetString() ?? "";

    /// <summary>This array's texts, of which there is at least one and none twice.</summary>
    public ImmutableArray<string> Texts()
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (FactNode element in Elements())
        {
            string text = element.Text();
            if (texts.Contains(text))
            {
                throw element.Wrong("occurs before");
            }

            texts.Add(text);
        }

        return texts.Count > 0 ? texts.ToImmutable() : throw Wrong("is empty");
    }

    /// <summary>This boolean.</summary>
    public bool Flag() => _element.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? _element.GetBoolean()
        : throw Wrong("is neither true nor false");

    /// <summary>This whole number from 1 up.</summary>
    public int Count() => Of(JsonValueKind.Number)._element.TryGetInt32(out int count) && count > 0
        ? count
        : throw Wrong("is no whole number from 1 up");

    /// <summary>This value as JSON in one line.</summary>
    public string ToJson() => FactJson.Compact(_element);

    /// <summary>Refuses members with other names than these.</summary>
    public void AllowOnly(params ReadOnlySpan<string> names)
    {
        foreach ((string name, FactNode node) in Members())
        {
            if (!names.Contains(name))
            {
                throw node.Wrong($"is unknown; known are {string.Join(", ", names)}");
            }
        }
    }

    /// <summary>The error to throw about this place.</summary>
    /// <param name="what">What is wrong, to go on a sentence that begins with the path.</param>
    public InvalidDataException Wrong(string what) => new($"{Path} {what}.");

    private FactNode Of(JsonValueKind kind) => _element.ValueKind == kind ? this : throw Wrong(kind switch
    {
        JsonValueKind.Object => "is no object",
        JsonValueKind.Array => "is no array",
        JsonValueKind.String => "is no text",
        _ => "is no number",
    });

    private string Below(string name) => Below(Path, name);

    private static string Below(string path, string name) => path.EndsWith(':') ? $"{path} {name}" : $"{path}.{name}";
}
