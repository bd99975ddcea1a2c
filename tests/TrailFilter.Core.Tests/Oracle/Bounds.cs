namespace TrailFilter.Core.Tests.Oracle;

/// <summary>An answer with its doubt: what the strictest reading says, what counts, and what the most generous reading says.</summary>
internal readonly record struct Bounds(bool Least, bool Real, bool Most)
{
    public static Bounds Sure(bool answer) => new(answer, answer, answer);

    public static Bounds operator &(Bounds left, Bounds right) =>
        new(left.Least & right.Least, left.Real & right.Real, left.Most & right.Most);

    public static Bounds operator |(Bounds left, Bounds right) =>
        new(left.Least | right.Least, left.Real | right.Real, left.Most | right.Most);
}
