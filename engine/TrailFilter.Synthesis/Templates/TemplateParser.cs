using System.Globalization;
using System.Text;
using TrailFilter.Synthesis.World;

namespace TrailFilter.Synthesis.Templates;

/// <summary>
/// Turns template text into a <see cref="Template"/>. The text is compact JSON in which &lt;name&gt; or &lt;name:argument&gt;
/// marks a hole; the characters &lt; and &gt; have no other use in it. A mistake in a template is a bug and throws.
/// </summary>
internal sealed class TemplateParser(IReadOnlyDictionary<string, string> listItems)
{
    private static readonly Dictionary<string, Hole> s_plainHoles = new(StringComparer.Ordinal)
    {
        ["account"] = Hole.Account,
        ["region"] = Hole.Region,
        ["time"] = Hole.Time,
        ["later"] = Hole.Later,
        ["identity"] = Hole.Identity,
        ["callerarn"] = Hole.CallerArn,
        ["ip"] = Hole.SourceAddress,
        ["agent"] = Hole.Agent,
        ["requestid"] = Hole.RequestId,
        ["uuid"] = Hole.Uuid,
        ["bucket"] = Hole.Bucket,
        ["key"] = Hole.ObjectKey,
        ["prefix"] = Hole.ObjectPrefix,
        ["hex"] = Hole.Hex,
        ["upper"] = Hole.Upper,
        ["base64"] = Hole.Base64,
        ["number"] = Hole.Number,
        ["list"] = Hole.List,
        ["if"] = Hole.If,
    };

    private readonly Dictionary<string, Template> _items = new(StringComparer.Ordinal);

    public Template Parse(string text)
    {
        List<byte> literals = [];
        List<Template.Step> steps = [];
        Stack<int> open = new();
        int lists = 0;
        bool usesObject = false;
        int position = 0;
        while (true)
        {
            int hole = text.IndexOf('<', position);
            int start = literals.Count;
            literals.AddRange(Encoding.UTF8.GetBytes(text[position..(hole < 0 ? text.Length : hole)]));
            Template.Step step = new(Hole.None, start, literals.Count - start, 0, 0, null);
            if (hole < 0)
            {
                steps.Add(step);
                break;
            }
            int close = text.IndexOf('>', hole);
            string word = text[(hole + 1)..close];
            position = close + 1;
            if (word == "end")
            {
                // The literal belongs to the conditional part; the skip leads to the step after it.
                steps.Add(step);
                int opener = open.Pop();
                steps[opener] = steps[opener] with { Second = steps.Count };
                continue;
            }
            step = Fill(step, word);
            lists += step.Hole == Hole.List ? 1 : 0;
            usesObject |= step.Hole is Hole.Bucket or Hole.ObjectKey or Hole.ObjectPrefix;
            if (step.Hole == Hole.If)
            {
                open.Push(steps.Count);
            }
            steps.Add(step);
        }
        return open.Count == 0
            ? new Template([.. literals], [.. steps], lists, usesObject)
            : throw new FormatException($"A condition is not ended in the template {text}.");
    }

    private Template.Step Fill(Template.Step step, string word)
    {
        int colon = word.IndexOf(':', StringComparison.Ordinal);
        string name = colon < 0 ? word : word[..colon];
        string argument = colon < 0 ? "" : word[(colon + 1)..];
        if (s_plainHoles.TryGetValue(name, out Hole hole))
        {
            step = step with { Hole = hole };
            return hole switch
            {
                Hole.Hex or Hole.Upper or Hole.Base64 => step with { First = Integer(argument) },
                Hole.Number => step with { First = Integer(argument.Split('-')[0]), Second = Integer(argument.Split('-')[1]) },
                Hole.List => step with { Item = ItemOf(argument) },
                Hole.If => step with { First = (int)Enum.Parse<Conditions>(argument, ignoreCase: true) },
                _ => step,
            };
        }
        return Enum.TryParse(name, ignoreCase: true, out Pool pool)
            ? step with { Hole = Hole.Pool, First = (int)pool, Second = argument.Length == 0 ? 0 : Integer(argument) }
            : throw new FormatException($"The template hole {word} is unknown.");
    }

    private static int Integer(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private Template ItemOf(string name)
    {
        if (!_items.TryGetValue(name, out Template? item))
        {
            item = Parse(listItems[name]);
            _items.Add(name, item);
        }
        return item;
    }
}
