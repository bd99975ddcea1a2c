using System.Globalization;
using System.Text.RegularExpressions;
using TrailFilter.Report.Rendering.Html;

namespace TrailFilter.Report.Tests.Rendering.Html;

/// <summary>The contrasts WCAG 2.2 AA asks for, worked out of the style sheet's own colours.</summary>
public sealed partial class ColourTests
{
    public static readonly TheoryData<string, string, double> Pairs = new()
    {
        { "text", "page", 4.5 }, { "text", "panel", 4.5 }, { "text", "note-panel", 4.5 },
        { "muted", "page", 4.5 }, { "muted", "panel", 4.5 },
        { "link", "page", 4.5 }, { "link", "panel", 4.5 },
        { "note", "note-panel", 4.5 }, { "note", "page", 3 },
        { "kept", "page", 3 }, { "dropped", "page", 3 }, { "added", "page", 3 }, { "neither", "page", 3 },
        { "kept", "stripe", 3 }, { "dropped", "stripe", 3 }, { "added", "stripe", 3 }, { "neither", "stripe", 3 },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Light_and_dark_have_contrast_enough(string one, string other, double least)
    {
        Dictionary<string, string>[] schemes =
        [
            .. Block().Matches(PageFile.Style.Text).Select(static block =>
                Colour().Matches(block.Value).ToDictionary(static colour => colour.Groups[1].Value, static colour => colour.Groups[2].Value)),
        ];
        Assert.Equal(2, schemes.Length);
        Assert.All(schemes, scheme =>
        {
            (double light, double dark) = (Luminance(scheme[one]), Luminance(scheme[other]));
            double contrast = (Math.Max(light, dark) + 0.05) / (Math.Min(light, dark) + 0.05);
            Assert.True(contrast >= least, $"{one} on {other}: {contrast.ToString("0.00", CultureInfo.InvariantCulture)}, not {least}.");
        });
    }

    // Relative luminance as WCAG 2.2 defines it.
    private static double Luminance(string colour) => 0.2126 * Part(colour[..2]) + 0.7152 * Part(colour[2..4]) + 0.0722 * Part(colour[4..]);

    private static double Part(string digits)
    {
        double part = int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex(@":root \{[^}]*\}")]
    private static partial Regex Block();

    [GeneratedRegex("--([a-z-]+): #([0-9a-f]{6})")]
    private static partial Regex Colour();
}
