using System.CommandLine;
using System.Globalization;

namespace TrailFilter.Cli.CommandLine;

/// <summary>
/// Makes options. All of them carry text: what the text means is found when the settings of a verb are bound, so that every wrong
/// value is told in the same way, by a <see cref="UsageException"/>.
/// </summary>
internal static class TextOption
{
    /// <summary>An option that is there or not.</summary>
    public static Option<bool> Flag(string name, string description, params string[] aliases) =>
        new(name, aliases) { Description = description };

    /// <summary>An option with one value.</summary>
    public static Option<string> Text(string name, string value, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = value };

    /// <summary>An option that may be given several times.</summary>
    public static Option<string[]> Texts(string name, string value, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = value, Arity = ArgumentArity.OneOrMore };

    /// <summary>An option with one of a few words as its value; the words complete in a shell.</summary>
    public static Option<string> Word(string name, IEnumerable<string> words, string description)
    {
        string[] all = [.. words];
        var option = new Option<string>(name) { Description = description, HelpName = string.Join('|', all) };
        option.CompletionSources.Add(all);
        return option;
    }

    /// <summary>The value of a word option, checked.</summary>
    /// <exception cref="UsageException">It is none of the words.</exception>
    public static string WordOf(ParseResult arguments, Option<string> option, string fallback)
    {
        string[] words = option.HelpName!.Split('|');
        string word = arguments.GetValue(option) ?? fallback;
        return Array.IndexOf(words, word) >= 0
            ? word
            : throw new UsageException(
                $"{option.Name} {word}: the value is one of {string.Join(", ", words)}{NearestWord.Hint(word, words)}.");
    }

    /// <summary>A whole number within bounds.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static long NumberOf(ParseResult arguments, Option<string> option, long fallback, long min, long max)
    {
        if (arguments.GetValue(option) is not { } text)
        {
            return fallback;
        }

        bool isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number);
        return isNumber && number >= min && number <= max
            ? number
            : throw new UsageException($"{option.Name} {text}: the value is a whole number from {min} to {max}.");
    }
}
