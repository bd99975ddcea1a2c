using System.Collections.Immutable;
using System.CommandLine;
using TrailFilter.Cli.CommandLine;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Cli.Selectors;

/// <summary>The options of every verb that reads selectors.</summary>
internal sealed class SelectorReadingOptions
{
    public Option<string> Rules { get; } = TextOption.Word(
        "--rules",
        RuleSet.Names,
        "What AWS accepts as selectors, and whether they are a trail's or an event data store's (default: what the file says it is, "
        + "and else current).");

    public Option<string[]> Trail { get; } = TextOption.Texts(
        "--trail",
        "NAME",
        "Of files that hold several trails, only this one: its name, ARN, logical ID or Terraform address. Repeatable (default: all).");

    public Option<string[]> Parameter { get; } = TextOption.Texts(
        "--parameter",
        "NAME=VALUE",
        "What a CloudFormation template refers to: a parameter, AWS::Region, Bucket.Arn, an export. Without it a parameter has its "
        + "default. Repeatable.");

    /// <summary>The settings.</summary>
    /// <exception cref="UsageException">A value is wrong, or a parameter has two.</exception>
    public SelectorReadingSettings SettingsOf(ParseResult arguments)
    {
        RuleSet? rules = arguments.GetValue(Rules) is null ? null
            : RuleSet.TryGet(TextOption.WordOf(arguments, Rules, RuleSet.Current.Name), out RuleSet? named) ? named : null;
        return new SelectorReadingSettings(
            rules,
            [.. (arguments.GetValue(Trail) ?? []).Distinct(StringComparer.Ordinal)],
            ParametersOf(arguments.GetValue(Parameter) ?? []));
    }

    private ImmutableDictionary<string, string> ParametersOf(string[] texts)
    {
        ImmutableDictionary<string, string>.Builder parameters = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (string text in texts)
        {
            int end = text.IndexOf('=', StringComparison.Ordinal);
            if (end <= 0)
            {
                throw new UsageException($"{Parameter.Name} {text}: write NAME=VALUE, such as Environment=prod.");
            }

            string name = text[..end];
            if (parameters.TryGetValue(name, out string? before) && before != text[(end + 1)..])
            {
                throw new UsageException($"{Parameter.Name} gives {name} two values; keep one.");
            }

            parameters[name] = text[(end + 1)..];
        }

        return parameters.ToImmutable();
    }
}
