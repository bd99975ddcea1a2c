using System.Collections.Immutable;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Formats;

/// <summary>What a selectors file holds. Immutable.</summary>
/// <param name="Form">What the file was recognised as, for people; <see langword="null"/> for the API's own JSON.</param>
/// <param name="Trails">Every trail and event data store in it, in the order of the file.</param>
/// <param name="Problems">What is wrong with the file as a whole, whichever trail is meant.</param>
/// <param name="ParameterNames">
/// Everything a value could be given for: a template's parameters, and whatever else its selectors refer to.
/// </param>
public sealed record SelectorsFile(
    string? Form,
    ImmutableArray<FoundTrail> Trails,
    ImmutableArray<SelectorProblem> Problems,
    ImmutableArray<string> ParameterNames)
{
    /// <summary>Whether it holds the selectors of one trail and nothing else, as the API writes them, in JSON or YAML.</summary>
    public bool IsApiForm => Form is null or YamlForm;

    /// <summary>What the API's own form is called when it is written in YAML.</summary>
    internal const string YamlForm = "YAML";

    internal static SelectorsFile Refused(string? form, ProblemList problems) => new(form, [], problems.ToImmutable(), []);
}
