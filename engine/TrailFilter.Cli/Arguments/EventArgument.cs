namespace TrailFilter.Cli.Arguments;

/// <summary>An event as a user names it: <c>s3:GetObject</c>, as in policies, or <c>s3.amazonaws.com:GetObject</c>.</summary>
internal static class EventArgument
{
    private const string Domain = ".amazonaws.com";

    /// <summary>Reads an event.</summary>
    /// <param name="option">The option it stands at, for the message.</param>
    /// <param name="text">What was written.</param>
    /// <returns>The record's <c>eventSource</c> and <c>eventName</c>.</returns>
    /// <exception cref="UsageException">It is no event.</exception>
    public static (string Source, string Name) Parse(string option, string text) => text.Split(':') switch
    {
        [{ Length: > 0 } service, { Length: > 0 } name] when !text.Contains('*', StringComparison.Ordinal) =>
            (service.Contains('.', StringComparison.Ordinal) ? service : service + Domain, name),
        _ => throw new UsageException($"{option} {text}: write one event as SERVICE:NAME, such as s3:GetObject or kms.amazonaws.com:Decrypt."),
    };
}
