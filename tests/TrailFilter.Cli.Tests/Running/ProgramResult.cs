using System.Text;
using System.Text.Json;

namespace TrailFilter.Cli.Tests.Running;

/// <summary>What a run of the program left behind.</summary>
internal sealed record ProgramResult(int ExitCode, byte[] Output, string Errors)
{
    /// <summary>Standard output as text.</summary>
    public string Text => Encoding.UTF8.GetString(Output);

    /// <summary>The lines of standard output.</summary>
    public string[] Lines => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Standard output as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>The names in an object, in order.</summary>
    public static IEnumerable<string> KeysOf(JsonElement value) =>
        value.EnumerateObject().Select(static property => property.Name);

    /// <summary>Fails the test unless this stands on standard error.</summary>
    public ProgramResult Said(string text)
    {
        Assert.Contains(text, Errors, StringComparison.Ordinal);
        return this;
    }

    /// <summary>Fails the test with what the program said, unless it ended with this code.</summary>
    public ProgramResult Ended(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"Exit code {ExitCode} instead of {exitCode}. It said: {Errors}");
        return this;
    }
}
