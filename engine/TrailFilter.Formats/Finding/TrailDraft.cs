using TrailFilter.Core.Selectors;
using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Formats.Finding;

/// <summary>A trail or event data store as it was found, before its selectors are checked.</summary>
/// <param name="at">Its place in the file.</param>
/// <param name="what">What it is, for people: <c>AWS::CloudTrail::Trail</c>.</param>
/// <param name="kind">Trail or event data store, where the file says so.</param>
internal sealed class TrailDraft(WrittenNode at, string what, TrailKind? kind)
{
    internal WrittenNode At => at;

    internal string What => what;

    internal TrailKind? Kind => kind;

    /// <summary>The name given to it, or what stands for one in the file: a logical ID, an address.</summary>
    internal string? Name { get; set; }

    /// <summary>The name that it has in AWS, or its ARN, where the file says it.</summary>
    internal string? OwnName { get; set; }

    /// <summary>What else it may be called by, the surest first: an address, a logical ID, an ARN.</summary>
    internal List<string> OtherNames { get; } = [];

    /// <summary>The bucket it delivers to, where the file says so.</summary>
    internal string? LogBucket { get; set; }

    /// <summary>Its selectors in the API's spelling, as an object with one or both lists; null when it has none and so AWS's default.</summary>
    internal WrittenNode? Selectors { get; set; }

    /// <summary>What is wrong besides what the rules of selectors say.</summary>
    internal ProblemList Problems { get; } = new();

    /// <summary>Paths of values that nobody can know from the file; nothing is said about what holds them.</summary>
    internal List<string> UnknownPaths { get; } = [];

    internal List<string> Notes { get; } = [];

    /// <summary>Adds a name; an ARN is known by its last part too.</summary>
    internal void AddName(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return;
        }

        OtherNames.Add(name);
        int last = name.LastIndexOf('/');
        if (name.StartsWith("arn:", StringComparison.Ordinal) && last > 0)
        {
            OtherNames.Add(name[(last + 1)..]);
        }
    }
}
