using System.Collections.Immutable;

namespace TrailFilter.Core.Selectors.Reading;

/// <summary>
/// The members of an object by the keys it may have. A misspelt key is an error, and its value is read all the same as what
/// was probably meant: so its own problems show at once, and a refused file can still be evaluated.
/// </summary>
internal readonly struct KeyedObject
{
    private readonly Dictionary<string, WrittenNode> _members;

    /// <summary>Sorts the members of an object.</summary>
    /// <param name="node">The object.</param>
    /// <param name="keys">The keys it may have.</param>
    /// <param name="noun">What the object is called in messages, with its article.</param>
    /// <param name="problems">Gets the unknown keys.</param>
    internal KeyedObject(WrittenNode node, ImmutableArray<string> keys, string noun, ProblemList problems)
    {
        _members = new(StringComparer.Ordinal);
        foreach (WrittenNode member in node.Children)
        {
            if (keys.Contains(member.Key!))
            {
                _members[member.Key!] = member;
            }
        }

        foreach (WrittenNode member in node.Children)
        {
            if (!keys.Contains(member.Key!))
            {
                string? meant = problems.TakesErrors ? NearestName.Find(member.Key!, keys) : null;
                problems.Error(
                    member,
                    $"Unknown key {Quoted.Text(member.Key!)} in {noun}.",
                    meant is not null
                        ? $"Write {meant}: the API's JSON uses this spelling."
                        : $"The keys of {noun} are {string.Join(", ", keys)}.");
                if (meant is not null)
                {
                    _members.TryAdd(meant, member);
                }
            }
        }
    }

    /// <summary>The member's value, or <see langword="null"/> when it is absent.</summary>
    internal WrittenNode? this[string key] => _members.GetValueOrDefault(key);
}
