using System.Collections.Immutable;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Formats;

/// <summary>A trail or event data store of a file. Immutable.</summary>
/// <param name="Name">
/// Its name, or what stands for it: an ARN, a logical ID, a Terraform address. Unique in the file; <see langword="null"/> where the
/// file has one trail without any name.
/// </param>
/// <param name="OtherNames">What else it may be called by: its ARN, logical ID, address.</param>
/// <param name="Place">What it is and where, for people: <c>AWS::CloudTrail::Trail at $.Resources.OrgTrail, line 12</c>.</param>
/// <param name="Rules">What its selectors were checked against; tells trail from event data store.</param>
/// <param name="Result">The selectors and their problems, each with the path and line of the file.</param>
/// <param name="Notes">What was taken for granted, in whole sentences: defaults of parameters, a path that was searched for.</param>
public sealed record FoundTrail(
    string? Name,
    ImmutableArray<string> OtherNames,
    string Place,
    RuleSet Rules,
    SelectorReadResult Result,
    ImmutableArray<string> Notes)
{
    /// <summary>The bucket the trail delivers to; <see langword="null"/> where the file does not say, or says what only the cloud knows.</summary>
    public string? LogBucket { get; init; }

    /// <summary>Whether it is called by a name; case-sensitive, as AWS's names are.</summary>
    public bool IsCalled(string name) => name == Name || OtherNames.Contains(name);
}
