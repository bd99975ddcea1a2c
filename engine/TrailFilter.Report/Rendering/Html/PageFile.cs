using System.Security.Cryptography;
using System.Text;

namespace TrailFilter.Report.Rendering.Html;

/// <summary>A file that becomes a part of every page: its style sheet, its script. Thread-safe.</summary>
internal sealed class PageFile
{
    private PageFile(string name)
    {
        using Stream stream = typeof(PageFile).Assembly.GetManifestResourceStream("html/" + name)
            ?? throw new InvalidDataException($"{name} is not in the program.");
        using var reader = new StreamReader(stream, new UTF8Encoding(false));
        Text = "\n" + reader.ReadToEnd().ReplaceLineEndings("\n");
        Hash = "'sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text))) + "'";
    }

    /// <summary>The style sheet.</summary>
    public static PageFile Style { get; } = new("report.css");

    /// <summary>The script. Without it the page has everything but sorting and filtering.</summary>
    public static PageFile Script { get; } = new("report.js");

    /// <summary>What stands within its element.</summary>
    public string Text { get; }

    /// <summary>What a Content-Security-Policy calls it.</summary>
    public string Hash { get; }
}
