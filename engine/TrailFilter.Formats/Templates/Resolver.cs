using System.Collections.Immutable;
using System.Text.Json;
using TrailFilter.Core.Selectors.Reading;
using TrailFilter.Formats.Finding;
using TrailFilter.Formats.Yaml;

namespace TrailFilter.Formats.Templates;

/// <summary>
/// Makes values of a template's text, references and functions, as far as the template and the given parameters say them. What they
/// do not say is listed, never guessed. For one trail; the budget is the file's.
/// </summary>
internal sealed partial class Resolver
{
    internal const string GiveValues = "Give the value: --parameter NAME=VALUE.";

    private const string TooMuch = "The values refer to each other too often or too deep to be worked out.";
    private const string WriteThem = "Write the values themselves.";

    private readonly Template _template;
    private readonly ImmutableDictionary<string, string> _given;
    private readonly ResolvingBudget _budget;
    private readonly HashSet<string> _asked;
    private readonly HashSet<string> _noted = new(StringComparer.Ordinal);

    internal Resolver(
        Template template, ImmutableDictionary<string, string> given, ResolvingBudget budget, HashSet<string> asked)
    {
        (_template, _given, _budget, _asked) = (template, given, budget, asked);
        Conditions = new Conditions(template, this);
    }

    /// <summary>What could not be known.</summary>
    internal UnknownList Unknowns { get; } = new();

    /// <summary>Which defaults were taken.</summary>
    internal List<string> Notes { get; } = [];

    internal Conditions Conditions { get; }

    /// <summary>
    /// Resolves a value. Scalars become what CloudFormation makes of them for the property: text, but a boolean for the one that is.
    /// </summary>
    /// <param name="source">The value in the template.</param>
    /// <param name="parent">The node the result will be added to.</param>
    /// <param name="key">Its key there.</param>
    /// <returns>The value; null when it is unknown, which is listed, or AWS::NoValue, which is not.</returns>
    internal WrittenNode? Resolve(WrittenNode source, WrittenNode? parent, string? key)
    {
        if (!Enter(source))
        {
            Unknowns.AddPlace(source);
            return null;
        }

        int before = Unknowns.Count;
        WrittenNode? value = source switch
        {
            { Kind: JsonValueKind.Object, Count: 1 } when IsFunction(source.Children[0].Key!) => Call(source.Children[0], parent, key),
            { Kind: JsonValueKind.Object or JsonValueKind.Array } => Container(source, parent, key),
            _ => Scalar(source, parent, key),
        };
        Leave();
        if (value is null && Unknowns.Count > before)
        {
            Unknowns.AddPlace(source);
        }

        return value;
    }

    /// <summary>Opens a value, unless that goes too deep or too far.</summary>
    internal bool Enter(WrittenNode at)
    {
        if (_budget.IsSpent || _budget.Depth >= ResolvingBudget.MaxDepth)
        {
            if (Unknowns.Count == 0 || !_budget.IsSpent)
            {
                Unknowns.Add(at, TooMuch, WriteThem);
            }

            return false;
        }

        _budget.Depth++;
        _budget.Step();
        return true;
    }

    /// <summary>Closes what <see cref="Enter"/> opened.</summary>
    internal void Leave() => _budget.Depth--;

    /// <summary>The text of a value; null when it is unknown or no text, which is listed.</summary>
    private string? TextOf(WrittenNode source, string what)
    {
        int before = Unknowns.Count;
        if (Resolve(source, null, null) is { } value)
        {
            if (value.Kind == JsonValueKind.String)
            {
                return value.Text;
            }

            Unknowns.Add(source, $"{what} must be a text, not {value.Article}.", "Refer to something that is a text.");
        }
        else if (Unknowns.Count == before)
        {
            Unknowns.Add(source, $"{what} is AWS::NoValue here.", "Refer to something that is a text.");
        }

        return null;
    }

    private WrittenNode Container(WrittenNode source, WrittenNode? parent, string? key)
    {
        WrittenNode made = NodeBuilding.Like(source, parent, key);
        foreach (WrittenNode child in source.Children)
        {
            int before = Unknowns.Count;
            if (Resolve(child, made, child.Key) is { } value)
            {
                made.Add(value);
            }
            else if (child.Key == SelectorKeys.Name && source.Member(SelectorKeys.FieldSelectors) is not null && Unknowns.Count > before)
            {
                Note($"{child.Path}: the name of this selector is not known and left out; it decides nothing.");
                Unknowns.ForgetFrom(before);
            }
        }

        return made;
    }

    private WrittenNode? Scalar(WrittenNode source, WrittenNode? parent, string? key)
    {
        if (source.Kind == JsonValueKind.Null)
        {
            return NodeBuilding.Like(source, parent, key);
        }

        if (source.Kind == JsonValueKind.Number && !IsSafeNumber(source.Text))
        {
            Unknowns.Add(
                source,
                $"CloudFormation may write the number {Quoted.Text(source.Text)} in another way.",
                "Put it in quotes, so that it stays as it is: \"" + Quoted.Text(source.Text) + "\".");
            return null;
        }

        if (source.IsPlain && YamlScalars.IsOldBoolean(source.Text, out bool old))
        {
            string word = old ? "true" : "false";
            Note($"{source.Path}: {source.Text} without quotes is {word} to CloudFormation.");
            return Text(word, source, parent, key);
        }

        string text = source.Kind switch
        {
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => source.Text,
        };
        if (text.Contains("{{resolve:", StringComparison.Ordinal))
        {
            Unknowns.Add(
                source,
                $"The dynamic reference {Quoted.Text(text)} is looked up when the stack is made.",
                "Write the value itself, or make it a parameter.");
            return null;
        }

        return Text(text, source, parent, key);
    }

    /// <summary>A text, or a boolean where the property is one: CloudFormation makes either of the other.</summary>
    private static WrittenNode Text(string text, WrittenNode origin, WrittenNode? parent, string? key)
    {
        JsonValueKind kind = key != SelectorKeys.IncludeManagementEvents ? JsonValueKind.String
            : text.Equals("true", StringComparison.OrdinalIgnoreCase) ? JsonValueKind.True
            : text.Equals("false", StringComparison.OrdinalIgnoreCase) ? JsonValueKind.False
            : JsonValueKind.String;
        return NodeBuilding.Of(kind, text, origin, parent, key);
    }

    private WrittenNode? Texts(IReadOnlyCollection<string> texts, WrittenNode origin, WrittenNode? parent, string? key)
    {
        const int Node = 32;
        if (!Charge(origin, texts.Sum(static text => (long)text.Length + Node)))
        {
            return null;
        }

        WrittenNode list = NodeBuilding.Of(JsonValueKind.Array, "", origin, parent, key);
        foreach (string text in texts)
        {
            list.Add(NodeBuilding.Of(JsonValueKind.String, text, origin, list, null));
        }

        return list;
    }

    private void Note(string sentence)
    {
        if (_noted.Add(sentence))
        {
            Notes.Add(sentence);
        }
    }

    private static bool IsFunction(string key) => key is "Ref" or "Condition" || key.StartsWith("Fn::", StringComparison.Ordinal);

    // Leading zeros mean octal to YAML 1.1, and exponents, points and hexadecimal digits are written anew.
    private static bool IsSafeNumber(string text) =>
        text.All(char.IsAsciiDigit) && text.Length <= 15 && (text.Length == 1 || text[0] != '0');
}
