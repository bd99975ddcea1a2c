using System.Text;

namespace TrailFilter.Pipeline.Tests.Fakes;

/// <summary>Records of each outcome under the default trail (all management events), and pieces that are none.</summary>
internal static class Archives
{
    public static string Logged(string id) =>
        $$"""{"eventVersion":"1.11","eventSource":"iam.amazonaws.com","eventName":"GetUser","eventID":"{{id}}","managementEvent":true,"eventCategory":"Management"}""";

    public static string NotLogged(string id) =>
        $$"""{"eventVersion":"1.11","eventSource":"s3.amazonaws.com","eventName":"GetObject","eventID":"{{id}}","managementEvent":false,"eventCategory":"Data"}""";

    public static string Ungoverned(string id) =>
        $$"""{"eventVersion":"1.11","eventSource":"iam.amazonaws.com","eventName":"GetUser","eventID":"{{id}}","eventCategory":"Insight"}""";

    public static string Inferred(string id) =>
        $$"""{"eventVersion":"1.05","eventSource":"iam.amazonaws.com","eventName":"GetUser","eventID":"{{id}}"}""";

    public static string Garbage(string id) => $$"""{"noRecord":"{{id}}"}""";

    public static byte[] Lines(params IEnumerable<string> lines) =>
        Encoding.UTF8.GetBytes(string.Concat(lines.Select(static line => line + "\n")));

    /// <summary>An archive of every kind of line, some of them long; its lines name the archive.</summary>
    public static byte[] Mixed(int archive, int records) => Lines(Enumerable.Range(0, records).Select(i => ((archive + i) % 7) switch
    {
        0 or 1 or 2 => Logged($"{archive}-{i}"),
        3 => NotLogged($"{archive}-{i}"),
        4 => Ungoverned($"{archive}-{i}"),
        5 => Logged($"{archive}-{i}-{new string('x', archive * i % 5000)}"),
        _ => Garbage($"{archive}-{i}"),
    }));
}
