using System.Text;

namespace TrailFilter.Reasoning.Classes;

/// <content>Values out of classes.</content>
internal sealed partial class FieldClasses
{
    // Letters first: the text is for people.
    private const string Preferred = "xzqkjvwybpfghmucdnrtsoilae0123456789XZQ-_";

    /// <summary>A value of a class, or <see langword="null"/> for the class of what is missing.</summary>
    /// <param name="code">The class.</param>
    /// <param name="middles">Texts to try between a prefix and a suffix before any letter will do.</param>
    public string? ValueOf(int code, params ReadOnlySpan<string> middles)
    {
        if (code < FirstPair)
        {
            return code == Missing ? null : _wholeClasses[code - FirstWhole].Value;
        }

        (int prefixClass, int suffixClass) = Math.DivRem(code - FirstPair, _suffixes.Classes.Length);
        (string prefix, ulong[] prefixRow) = _prefixes.Classes[prefixClass];
        (string suffix, ulong[] suffixRow) = _suffixes.Classes[suffixClass];
        ulong[] expected = new ulong[_words];
        Pass(prefixRow, suffixRow, _unmarked, expected);

        // In the class or not, a text will do when every clause answers it as it answers the class.
        ulong[] pass = new ulong[_words];
        foreach (string middle in middles)
        {
            string text = prefix + middle + suffix;
            if (Fits(text))
            {
                return text;
            }
        }

        return Fillers().Select(filler => prefix + filler + suffix).First(Fits);

        bool Fits(string text)
        {
            PassOf(text, pass);
            return pass.AsSpan().SequenceEqual(expected);
        }
    }

    /// <summary>
    /// Letters, until one occurs in no value. Should all letters of Unicode occur, as in millions of bytes of values they can, a row
    /// of one letter that is longer than any value does the same, for a letter with which no value goes on behind the prefix or ends
    /// before the suffix; there are more letters than values.
    /// </summary>
    private IEnumerable<string> Fillers()
    {
        IEnumerable<string> letters = Preferred.Select(static letter => letter.ToString())
            .Concat(Enumerable.Range(0xC0, 0x110000 - 0xC0).Where(Rune.IsValid).Select(static scalar => new Rune(scalar).ToString()));
        foreach (string letter in letters)
        {
            yield return letter;
        }

        int longest = _whole.Keys.Concat(_prefixes.Texts).Concat(_suffixes.Texts).Max(static text => text.Length);
        foreach (string letter in letters)
        {
            yield return string.Concat(Enumerable.Repeat(letter, longest + 1));
        }
    }
}
