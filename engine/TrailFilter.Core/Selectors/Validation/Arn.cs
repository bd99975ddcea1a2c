using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace TrailFilter.Core.Selectors.Validation;

/// <summary>An Amazon Resource Name in its parts: <c>arn:partition:service:region:account:resource</c>.</summary>
/// <param name="Partition">For example <c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c>.</param>
/// <param name="Service">For example <c>s3</c>.</param>
/// <param name="Region">May be empty.</param>
/// <param name="Account">May be empty.</param>
/// <param name="Resource">The rest, colons included.</param>
internal sealed record Arn(string Partition, string Service, string Region, string Account, string Resource)
{
    private static readonly SearchValues<char> s_lower = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789");

    /// <summary>Whether Region and Account are written as a resource of one account has them.</summary>
    internal bool IsRegional =>
        Region.Length > 0 && !Region.AsSpan().ContainsAnyExcept(s_lower)
        && Account.Length == 12 && !Account.AsSpan().ContainsAnyExcept(s_digits);

    /// <summary>Splits an ARN. <c>arn:aws:s3</c>, which CloudTrail takes for every bucket, has empty parts at its end.</summary>
    internal static bool TryParse(string text, [NotNullWhen(true)] out Arn? arn)
    {
        arn = null;
        string[] parts = text.Split(':', 6);
        if (parts.Length is not (3 or 6) || parts[0] != "arn" || !IsPartition(parts[1]))
        {
            return false;
        }

        arn = parts.Length == 3
            ? new Arn(parts[1], parts[2], "", "", "")
            : new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]);
        return true;
    }

    /// <summary><c>aws</c>, or <c>aws-</c> and more: AWS adds partitions, so there is no list.</summary>
    private static bool IsPartition(string text) =>
        text == "aws" || (text.StartsWith("aws-", StringComparison.Ordinal) && !text.AsSpan().ContainsAnyExcept(s_lower));
}
