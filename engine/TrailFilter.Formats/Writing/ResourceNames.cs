using System.Globalization;
using System.Text;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Formats.Writing;

/// <summary>What trails are called in files: by their own name, and by names of resources that are made of it, each once.</summary>
internal sealed class ResourceNames
{
    private const int MaxLetters = 64;

    // Compared without case: two names that differ only by it are too easily taken for each other.
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of a trail or event data store without what stands before it in an ARN; null when there is none.</summary>
    internal static string? Own(Trail trail)
    {
        string? name = trail.Selectors.TrailName;
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }

        if (!name.StartsWith("arn:", StringComparison.Ordinal))
        {
            return trail.Kind == TrailKind.EventDataStore && IsStoreIdentifier(name) ? null : name;
        }

        // An event data store's ARN ends with an identifier, which is no name.
        int slash = name.LastIndexOf('/');
        return trail.Kind == TrailKind.EventDataStore || slash < 0 ? null : name[(slash + 1)..];
    }

    /// <summary>
    /// Whether a text is what update-event-data-store takes: an ARN, or the identifier at its end, five groups of letters and digits.
    /// </summary>
    internal static bool IsStoreIdentifier(string name) =>
        name.StartsWith("arn:", StringComparison.Ordinal)
        || (name.Split('-') is { Length: 5 } groups
            && groups[0].Length is 7 or 8 && groups[4].Length == 12
            && groups.All(static group => group.Length >= 4 && group.All(char.IsAsciiLetterOrDigit)));

    /// <summary>A logical ID for CloudFormation: letters and digits.</summary>
    internal string LogicalId(Trail trail)
    {
        var id = new StringBuilder();
        bool begins = true;
        foreach (char letter in Source(trail).Take(MaxLetters))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                id.Append(begins ? char.ToUpperInvariant(letter) : letter);
            }

            begins = !char.IsAsciiLetterOrDigit(letter);
        }

        return Once(id.Length == 0 || char.IsAsciiDigit(id[0]) ? $"{KindOf(trail)}{id}" : id.ToString(), "");
    }

    /// <summary>A name for a Terraform resource: letters, digits and <c>_</c>, a letter first.</summary>
    internal string Label(Trail trail)
    {
        string source = Source(trail);
        string label = string.Concat(source.Take(MaxLetters).Select(static letter =>
            char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        bool isName = label.Length > 0 && char.IsAsciiLetter(label[0]);
        return Once(isName ? label : $"{KindOf(trail).ToLowerInvariant()}_{label}".TrimEnd('_'), "_");
    }

    /// <summary>The name of a parameter, which a template must not use for a resource too.</summary>
    internal string Parameter(string name) => Once(name, "");

    private static string Source(Trail trail) => Own(trail) ?? trail.Name[(trail.Name.LastIndexOf('/') + 1)..];

    private static string KindOf(Trail trail) => trail.Kind == TrailKind.EventDataStore ? "Store" : "Trail";

    private string Once(string name, string between)
    {
        string free = name;
        for (int number = 2; !_taken.Add(free); number++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{name}{between}{number}");
        }

        return free;
    }
}
