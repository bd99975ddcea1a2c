using TrailFilter.Core.Selectors.Reading;
using TrailFilter.Formats.Finding;

namespace TrailFilter.Formats.Templates;

/// <summary>Values that cannot be known from the template, each with what would make it known.</summary>
internal sealed class UnknownList
{
    // A template with more unknown values than that is told the first hundred anyway.
    private const int MaxPlaces = 10_000;

    private readonly List<(WrittenNode At, string Message, string Advice)> _all = [];
    private readonly List<WrittenNode> _places = [];

    /// <summary>How many there are; see <see cref="ForgetFrom"/>.</summary>
    internal int Count => _all.Count;

    internal void Add(WrittenNode at, string message, string advice) => _all.Add((at, message, advice));

    /// <summary>
    /// Adds a value that lacks something which is not known, wherever that stands: a condition, a parameter, another resource. The rules
    /// are silent about what holds it.
    /// </summary>
    internal void AddPlace(WrittenNode at)
    {
        if (_places.Count < MaxPlaces)
        {
            _places.Add(at);
        }
    }

    /// <summary>Forgets those added since, because what they were asked for is decided without them.</summary>
    internal void ForgetFrom(int count) => _all.RemoveRange(count, _all.Count - count);

    /// <summary>What is said of the first one added since, for a sentence about what depends on it.</summary>
    internal (string Message, string Advice) FirstSince(int count) =>
        count < _all.Count ? (_all[count].Message, _all[count].Advice) : ("", Resolver.GiveValues);

    /// <summary>Tells all as errors of a trail.</summary>
    internal void TellTo(TrailDraft draft)
    {
        // What several values need is told once for each of them, up to what a list of problems holds; the same value twice is not.
        var told = new HashSet<(WrittenNode, string)>();
        foreach ((WrittenNode at, string message, string advice) in _all)
        {
            if (told.Add((at, message)))
            {
                draft.Problems.Error(at, message, advice);
            }
        }

        draft.UnknownPaths.AddRange(_places.Select(static place => place.Path));
    }
}
