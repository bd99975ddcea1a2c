using System.Collections.Immutable;

namespace TrailFilter.Core.Tests.Oracle;

/// <summary>All implementations of the rulings. A new one is added here and is then run by every case and every parity test.</summary>
internal static class Deciders
{
    public static ImmutableArray<IDecider> All { get; } =
    [
        new ReferenceDecider(), new PredicateDecider(), new ExtractingDecider(strict: true), new ExtractingDecider(strict: false),
        new ExtractingDecider(strict: false, readsAll: true),
    ];

    public static IDecider Named(string name) => All.Single(decider => decider.Name == name);
}
