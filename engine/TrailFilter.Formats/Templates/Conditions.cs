using System.Text.Json;
using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Formats.Templates;

/// <summary>The conditions of a template, each decided once.</summary>
internal sealed class Conditions(Template template, Resolver resolver)
{
    private readonly Dictionary<string, bool> _decided = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Message, string Advice)> _unknown = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>Whether a condition holds; null when that depends on something unknown, which is then in the list.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="at">Where it is used.</param>
    internal bool? IsTrue(string name, WrittenNode at)
    {
        if (_decided.TryGetValue(name, out bool decided))
        {
            return decided;
        }

        if (!template.Conditions.TryGetValue(name, out WrittenNode? condition))
        {
            resolver.Unknowns.Add(
                at, $"There is no condition {Quoted.Text(name)} in the template.", "Use the name of one in the section Conditions.");
            return null;
        }

        if (_unknown.TryGetValue(name, out (string Message, string Advice) why))
        {
            resolver.Unknowns.Add(at, $"The condition {Quoted.Text(name)} is not known. {why.Message}", why.Advice);
            return null;
        }

        if (!_open.Add(name))
        {
            resolver.Unknowns.Add(at, $"The condition {Quoted.Text(name)} refers to itself.", "Break the circle.");
            return null;
        }

        int before = resolver.Unknowns.Count;
        bool? value = Evaluate(condition);
        _open.Remove(name);
        if (value is { } holds)
        {
            _decided[name] = holds;
        }
        else
        {
            _unknown[name] = resolver.Unknowns.FirstSince(before);
        }

        return value;
    }

    private bool? Evaluate(WrittenNode node)
    {
        if (!resolver.Enter(node))
        {
            return null;
        }

        bool? value = EvaluateOpen(node);
        resolver.Leave();
        return value;
    }

    private bool? EvaluateOpen(WrittenNode node)
    {
        if (node is not { Kind: JsonValueKind.Object, Count: 1 })
        {
            return Refuse(node, "A condition is expected here: Fn::Equals, Fn::And, Fn::Or, Fn::Not or Condition.");
        }

        WrittenNode call = node.Children[0];
        switch (call.Key)
        {
            case "Condition" when call.Kind == JsonValueKind.String:
                return IsTrue(call.Text, call);
            case "Fn::Not" when call is { Kind: JsonValueKind.Array, Count: 1 }:
                return !Evaluate(call.Children[0]);
            case "Fn::And" when call.Kind == JsonValueKind.Array:
                return Join(call, whenAny: false);
            case "Fn::Or" when call.Kind == JsonValueKind.Array:
                return Join(call, whenAny: true);
            case "Fn::Equals" when call is { Kind: JsonValueKind.Array, Count: 2 }:
                WrittenNode? left = resolver.Resolve(call.Children[0], null, null);
                WrittenNode? right = resolver.Resolve(call.Children[1], null, null);
                return left is { Kind: JsonValueKind.String } && right is { Kind: JsonValueKind.String }
                    ? left.Text == right.Text
                    : left is null || right is null ? null : Refuse(call, "Fn::Equals compares two texts here.");
            default:
                return Refuse(call, $"The condition {Quoted.Text(call.Key!)} is not known, or not written as it must be.");
        }
    }

    /// <summary>And, or: one false (true) decides, whatever the others are, and what they lack is no matter then.</summary>
    private bool? Join(WrittenNode call, bool whenAny)
    {
        int before = resolver.Unknowns.Count;
        bool? all = !whenAny;
        foreach (WrittenNode one in call.Children)
        {
            bool? value = Evaluate(one);
            if (value == whenAny)
            {
                resolver.Unknowns.ForgetFrom(before);
                return value;
            }

            all = value is null ? null : all;
        }

        return all;
    }

    private bool? Refuse(WrittenNode at, string what)
    {
        resolver.Unknowns.Add(at, what, "Write it as the CloudFormation User Guide shows under condition functions.");
        return null;
    }
}
