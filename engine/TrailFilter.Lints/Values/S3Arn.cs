namespace TrailFilter.Lints.Values;

/// <summary>ARNs of S3 as selectors hold them: <c>arn:partition:s3:::bucket/key</c>, or their beginnings.</summary>
internal static class S3Arn
{
    internal const string ObjectType = "AWS::S3::Object";

    /// <summary>What stands behind <c>arn:partition:s3:::</c>; <see langword="null"/> where the text does not begin so.</summary>
    internal static string? PathOf(string text)
    {
        string[] parts = text.Split(':', 6);
        return parts is ["arn", { Length: > 0 }, "s3", "", "", var path] ? path : null;
    }

    /// <summary>Whether a text is a bucket's ARN and nothing behind it, not even a slash.</summary>
    internal static bool IsBucket(string text) =>
        PathOf(text) is { Length: > 0 } path && !path.Contains('/', StringComparison.Ordinal);
}
