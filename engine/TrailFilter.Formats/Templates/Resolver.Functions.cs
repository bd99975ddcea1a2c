using System.Text;
using System.Text.Json;
using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Formats.Templates;

/// <content>The functions.</content>
internal sealed partial class Resolver
{
    private WrittenNode? Call(WrittenNode call, WrittenNode? parent, string? key)
    {
        switch (call.Key)
        {
            case "Ref" when call.Kind == JsonValueKind.String:
                return Refer(call.Text, call, parent, key);
            case "Fn::GetAtt" when AttributeOf(call) is { } attribute:
                return Refer(attribute, call, parent, key);
            case "Fn::Sub" when call is { Kind: JsonValueKind.String } or { Kind: JsonValueKind.Array, Count: 2 }:
                return Sub(call, parent, key);
            case "Fn::Join" when call is { Kind: JsonValueKind.Array, Count: 2 }:
                return Join(call, parent, key);
            case "Fn::Split" when call is { Kind: JsonValueKind.Array, Count: 2 }:
                return TextOf(call.Children[1], "What Fn::Split splits") is { } whole
                    && TextOf(call.Children[0], "Where Fn::Split splits") is { } at
                    ? Texts(whole.Split(at), call, parent, key)
                    : null;
            case "Fn::Select" when call is { Kind: JsonValueKind.Array, Count: 2 }:
                return Select(call, parent, key);
            case "Fn::If" when call is { Kind: JsonValueKind.Array, Count: 3 } && call.Children[0].Kind == JsonValueKind.String:
                return Conditions.IsTrue(call.Children[0].Text, call) is { } holds ? Resolve(call.Children[holds ? 1 : 2], parent, key) : null;
            case "Fn::FindInMap" when call is { Kind: JsonValueKind.Array, Count: 3 or 4 }:
                return FindInMap(call, parent, key);
            case "Fn::ImportValue":
                return TextOf(call, "The name of an export") is { } export ? Imported(export, call, parent, key) : null;
            case "Ref" or "Fn::GetAtt" or "Fn::Sub" or "Fn::Join" or "Fn::Split" or "Fn::Select" or "Fn::If" or "Fn::FindInMap":
                Unknowns.Add(
                    call, $"{call.Key} is not written as it must be.", "Write it as the CloudFormation User Guide shows under intrinsic functions.");
                return null;
            default:
                Unknowns.Add(
                    call,
                    $"{Quoted.Text(call.Key!)} cannot be worked out from the template.",
                    "Give the processed template: aws cloudformation get-template --stack-name NAME --template-stage Processed; "
                    + "or write the value.");
                return null;
        }
    }

    /// <summary>What a name stands for: a given value, a parameter's default, the name or ARN of a resource.</summary>
    private WrittenNode? Refer(string name, WrittenNode at, WrittenNode? parent, string? key)
    {
        if (name == "AWS::NoValue")
        {
            return null;
        }

        _asked.Add(name);
        bool isParameter = _template.Parameters.TryGetValue(name, out WrittenNode? parameter);
        bool isList = parameter?.Member("Type")?.Text is { } type
            && (type == "CommaDelimitedList" || type.Contains("List<", StringComparison.Ordinal));
        if (_given.TryGetValue(name, out string? given))
        {
            if (!isList && parameter?.Member("AllowedValues") is { Kind: JsonValueKind.Array, Count: > 0 } allowed
                && allowed.Children.All(value => value.Text != given))
            {
                Unknowns.Add(
                    at,
                    $"The parameter {Quoted.Text(name)} may not be {Quoted.Text(given)}.",
                    $"Give one of {Quoted.Text(string.Join(", ", allowed.Children.Select(static value => value.Text)))}.");
                return null;
            }

            return isList ? Texts(given.Split(',', StringSplitOptions.TrimEntries), at, parent, key) : Text(given, at, parent, key);
        }

        if (isParameter)
        {
            return Default(name, parameter!, isList, at, parent, key);
        }

        if (name.StartsWith("AWS::", StringComparison.Ordinal))
        {
            return Unknown(at, $"{Quoted.Text(name)} is known only when the stack is made.", name);
        }

        int end = name.IndexOf('.', StringComparison.Ordinal);
        return _template.Resources.TryGetValue(end < 0 ? name : name[..end], out WrittenNode? resource)
            ? OfResource(name, end < 0 ? null : name[(end + 1)..], resource, at, parent, key)
            : Unknown(at, $"The template has neither a parameter nor a resource {Quoted.Text(end < 0 ? name : name[..end])}.", name);
    }

    private WrittenNode? Default(string name, WrittenNode parameter, bool isList, WrittenNode at, WrittenNode? parent, string? key)
    {
        if (parameter.Member("Type")?.Text.StartsWith("AWS::SSM::Parameter::Value<", StringComparison.Ordinal) == true)
        {
            return Unknown(
                at, $"The parameter {Quoted.Text(name)} is looked up in the Parameter Store when the stack is made.", name);
        }

        if (parameter.Member("Default") is not { } value || value.Kind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null)
        {
            return Unknown(at, $"The parameter {Quoted.Text(name)} has no default value.", name);
        }

        if (Scalar(value, null, null) is not { } scalar)
        {
            return null;
        }

        string shown = scalar.Text.Length == 0 ? "an empty text" : Quoted.Text(scalar.Text);
        Note($"{Quoted.Text(name)} is not given; as CloudFormation does, its default is taken: {shown}.");
        return isList ? Texts(scalar.Text.Split(',', StringSplitOptions.TrimEntries), at, parent, key) : Text(scalar.Text, at, parent, key);
    }

    private WrittenNode? OfResource(string name, string? attribute, WrittenNode resource, WrittenNode at, WrittenNode? parent, string? key)
    {
        string type = Template.TypeOf(resource) ?? "resource";
        if (attribute is null or "Arn" && KnownResources.Find(type) is { } known
            && resource.Member("Properties")?.Member(known.NameProperty) is { } written)
        {
            string? value = TextOf(written, $"{known.NameProperty} of {Quoted.Text(resource.Key!)}");
            if (value is { } resourceName && attribute is not null)
            {
                value = Fill(known.Arn, at, variable => variable == "Name" ? resourceName : TextOfName(variable, at));
            }

            return value is null ? null : Text(value, at, parent, key);
        }

        string what = attribute is null ? "the name" : "an attribute";
        return Unknown(
            at, $"{Quoted.Text(name)} is {what} of a resource ({Quoted.Text(type)}), known only when the stack is made.", name);
    }

    private WrittenNode? Imported(string export, WrittenNode at, WrittenNode? parent, string? key)
    {
        _asked.Add(export);
        return _given.TryGetValue(export, out string? given)
            ? Text(given, at, parent, key)
            : Unknown(at, $"The export {Quoted.Text(export)} belongs to another stack.", export);
    }

    private WrittenNode? Unknown(WrittenNode at, string message, string name)
    {
        Unknowns.Add(at, message, $"Give the value: --parameter {Quoted.Text(name)}=VALUE.");
        return null;
    }

    private static string? AttributeOf(WrittenNode call) => call switch
    {
        { Kind: JsonValueKind.String } => call.Text,
        { Kind: JsonValueKind.Array, Count: 2 } when call.Children.All(static part => part.Kind == JsonValueKind.String) =>
            $"{call.Children[0].Text}.{call.Children[1].Text}",
        _ => null,
    };

    private WrittenNode? Sub(WrittenNode call, WrittenNode? parent, string? key)
    {
        WrittenNode pattern = call.Kind == JsonValueKind.String ? call : call.Children[0];
        WrittenNode? variables = call.Kind == JsonValueKind.Array ? call.Children[1] : null;
        if (pattern.Kind != JsonValueKind.String)
        {
            Unknowns.Add(call, "Fn::Sub needs a text to fill in.", "Write the text itself: Fn::Sub takes no function there.");
            return null;
        }

        string? text = Fill(pattern.Text, call, name => variables?.Member(name) is { } own
            ? TextOf(own, $"The variable {Quoted.Text(name)} of Fn::Sub")
            : TextOfName(name, call));
        return text is null ? null : Text(text, call, parent, key);
    }

    private string? TextOfName(string name, WrittenNode at)
    {
        int before = Unknowns.Count;
        if (Refer(name, at, null, null) is not { } value)
        {
            if (Unknowns.Count == before)
            {
                Unknowns.Add(at, $"{Quoted.Text(name)} has no value to put into a text.", "Refer to something that is a text.");
            }

            return null;
        }

        if (value.Kind != JsonValueKind.String)
        {
            Unknowns.Add(at, $"{Quoted.Text(name)} is a list; only a text can be put into a text.", "Join it first, with Fn::Join.");
            return null;
        }

        return value.Text;
    }

    /// <summary>A text with each <c>${name}</c> replaced; <c>${!name}</c> stands for <c>${name}</c>. All unknown names are asked for.</summary>
    private string? Fill(string pattern, WrittenNode at, Func<string, string?> valueOf)
    {
        var text = new StringBuilder();
        bool isKnown = true;
        int from = 0;
        while (from < pattern.Length)
        {
            int start = pattern.IndexOf("${", from, StringComparison.Ordinal);
            int end = start < 0 ? -1 : pattern.IndexOf('}', start);
            if (end < 0)
            {
                text.Append(pattern, from, pattern.Length - from);
                break;
            }

            text.Append(pattern, from, start - from);
            string name = pattern[(start + 2)..end].Trim();
            if (name.StartsWith('!'))
            {
                text.Append("${").Append(name, 1, name.Length - 1).Append('}');
            }
            else if (Enter(at))
            {
                string? value = valueOf(name);
                Leave();
                isKnown &= value is not null && Charge(at, value.Length);
                text.Append(isKnown ? value : "");
            }
            else
            {
                return null;
            }

            from = end + 1;
        }

        return isKnown && Charge(at, text.Length) ? text.ToString() : null;
    }

    private WrittenNode? Join(WrittenNode call, WrittenNode? parent, string? key)
    {
        List<string>? parts = ListOf(call.Children[1], "What Fn::Join joins");
        string? between = TextOf(call.Children[0], "What Fn::Join puts between");
        return parts is not null && between is not null
            && Charge(call, parts.Sum(static text => (long)text.Length) + ((long)between.Length * parts.Count))
            ? Text(string.Join(between, parts), call, parent, key)
            : null;
    }

    private WrittenNode? Select(WrittenNode call, WrittenNode? parent, string? key)
    {
        string? index = TextOf(call.Children[0], "The index of Fn::Select");
        List<string>? list = ListOf(call.Children[1], "What Fn::Select selects from");
        if (index is null || list is null)
        {
            return null;
        }

        if (int.TryParse(index, out int number) && number >= 0 && number < list.Count)
        {
            return Text(list[number], call, parent, key);
        }

        Unknowns.Add(call, $"Fn::Select asks for item {Quoted.Text(index)} of {list.Count}, counted from 0.", "Use an index within the list.");
        return null;
    }

    private WrittenNode? FindInMap(WrittenNode call, WrittenNode? parent, string? key)
    {
        string? map = TextOf(call.Children[0], "The map of Fn::FindInMap");
        string? top = TextOf(call.Children[1], "The first key of Fn::FindInMap");
        string? second = TextOf(call.Children[2], "The second key of Fn::FindInMap");
        if (map is null || top is null || second is null)
        {
            return null;
        }

        if (_template.Mappings.TryGetValue(map, out WrittenNode? found) && found.Member(top)?.Member(second) is { } value)
        {
            return value.Kind == JsonValueKind.Array ? Texts([.. value.Children.Select(static item => item.Text)], call, parent, key)
                : Scalar(value, null, null) is { } scalar ? Text(scalar.Text, call, parent, key)
                : null;
        }

        if (call.Count == 4 && call.Children[3].Member("DefaultValue") is { } fallback)
        {
            return Resolve(fallback, parent, key);
        }

        Unknowns.Add(
            call,
            $"The mapping {Quoted.Text(map)} has no {Quoted.Text(top)}.{Quoted.Text(second)}.",
            "Use keys that the section Mappings has, or give a parameter that leads to one.");
        return null;
    }

    /// <summary>The texts of a list; null when something of it is unknown or no text, which is listed.</summary>
    private List<string>? ListOf(WrittenNode source, string what)
    {
        int before = Unknowns.Count;
        WrittenNode? list = Resolve(source, null, null);
        if (list is { Kind: JsonValueKind.Array } && Unknowns.Count == before
            && list.Children.All(static item => item.Kind == JsonValueKind.String))
        {
            return [.. list.Children.Select(static item => item.Text)];
        }

        if (Unknowns.Count == before)
        {
            Unknowns.Add(source, $"{what} must be a list of texts.", "Write a list, or refer to one.");
        }

        return null;
    }

    /// <summary>Pays for text that is about to be made; when there is nothing left, that is listed.</summary>
    private bool Charge(WrittenNode at, long characters)
    {
        if (_budget.Takes(characters))
        {
            return true;
        }

        Unknowns.Add(at, TooMuch, WriteThem);
        return false;
    }
}
