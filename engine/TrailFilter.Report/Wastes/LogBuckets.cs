using System.Text.RegularExpressions;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Wastes;

/// <summary>The bucket that a trail delivers to, as far as records tell.</summary>
internal static partial class LogBuckets
{
    /// <summary>
    /// The ARN of the bucket that deliveries went to, when it can be no other: the only one whose objects the first configuration
    /// logs, with at least so many records. Null otherwise: among several, tallies do not tell whose objects were deliveries.
    /// </summary>
    /// <param name="tallies">The tallies.</param>
    /// <param name="deliveries">How many deliveries there were.</param>
    public static string? OnlyOne(TallyResult tallies, long deliveries)
    {
        if (!tallies.Parents.IsExact)
        {
            return null;
        }

        IGrouping<string, TallyRow<string>>[] buckets =
        [
            .. tallies.Parents.Rows
                .Where(static row => (row.LoggedBy & 1) != 0 && row.Key.Contains(":s3:::", StringComparison.Ordinal))
                .GroupBy(static row => row.Key, StringComparer.Ordinal),
        ];
        return buckets is [var only] && BucketArn().IsMatch(only.Key)
            && only.Sum(static row => row.Amount.Records) >= deliveries
                ? only.Key
                : null;
    }

    /// <summary>An ARN from a log goes into JSON that people paste: nothing but a bucket's name may be in it.</summary>
    [GeneratedRegex(@"\Aarn:aws[a-z-]*:s3:::[A-Za-z0-9._-]{3,255}\z", RegexOptions.CultureInvariant)]
    private static partial Regex BucketArn();
}
