namespace TrailFilter.Report.Tallies;

/// <summary>What AWS charges logged records by.</summary>
/// <param name="Day">The UTC day of the <c>eventTime</c>, <c>2026-03-02</c>; empty where it is no time.</param>
/// <param name="Account"><c>recipientAccountId</c>.</param>
/// <param name="Region"><c>awsRegion</c>.</param>
/// <param name="Category"><c>eventCategory</c>, or the category that was inferred.</param>
/// <param name="Trails">
/// The trails of the program that log them: bit i for trail i, in hexadecimal without leading zeros; <c>0</c> for none. Each trail is
/// a copy that is charged by itself.
/// </param>
public sealed record Charge(string Day, string Account, string Region, string Category, string Trails);
