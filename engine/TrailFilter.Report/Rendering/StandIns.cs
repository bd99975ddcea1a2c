using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace TrailFilter.Report.Rendering;

/// <summary>What stands for what in one redacted report. Not thread-safe.</summary>
internal sealed partial class StandIns
{
    private readonly Dictionary<(string Kind, string Thing), string> _standIns = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Text that may hold names: ARNs in it end at a space, a quote, or a mark that ends a part of a sentence.</summary>
    public string InText(string text) => Sensitive().Replace(text, OfMatch);

    /// <summary>What names a resource: an ARN as a whole, spaces included, or else any name.</summary>
    public string OfResource(string name)
    {
        if (name.Length == 0)
        {
            return "";
        }

        Match arn = WholeArn().Match(name);
        return arn.Success ? OfArn(arn) : IsAddress(name) ? Of("address", name) : Of("resource", name);
    }

    /// <summary>What names a caller: an ARN as a whole, or else a kind of caller or a service, and an account perhaps.</summary>
    public string OfCaller(string name)
    {
        Match arn = WholeArn().Match(name);
        return arn.Success ? OfArn(arn)
            : name.Length == 0 || KindOfCaller().IsMatch(name) ? InText(name)
            : Of("caller", name);
    }

    private string OfMatch(Match match)
    {
        if (match.Groups["resource"].Success)
        {
            return OfArn(match);
        }

        string found = match.Value;
        if (match.Groups["digits"].Success)
        {
            return OfDigits(found);
        }

        if (match.Groups["dashed"].Success)
        {
            return OfDigits(found.Replace("-", "", StringComparison.Ordinal));
        }

        // A full stop or a colon behind an address belongs to the sentence.
        string address = found.TrimEnd('.');
        if (!IsAddress(address) && address.EndsWith(':'))
        {
            address = address[..^1];
        }

        return IsAddress(address) ? Of("address", address) + found[address.Length..] : found;
    }

    private string OfArn(Match arn)
    {
        string service = arn.Groups["service"].Value;
        string resource = arn.Groups["resource"].Value;
        string kind = service is "iam" or "sts" ? "caller" : "resource";
        return InDigits(arn.Groups["head"].Value) + InDigits(arn.Groups["account"].Value) + ":"
            + (resource.Length == 0 ? "" : Of(kind, resource));
    }

    private string InDigits(string text) => Digits().Replace(text, match => OfDigits(match.Value));

    private string OfDigits(string digits) => Of(digits.Length == 12 ? "account" : "number", digits);

    private string Of(string kind, string thing)
    {
        // The same address can be written in several ways.
        string same = kind == "address" ? IPAddress.Parse(thing).ToString() : thing;
        if (!_standIns.TryGetValue((kind, same), out string? standIn))
        {
            _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
            standIn = $"{kind}-{_counts[kind].ToString(CultureInfo.InvariantCulture)}";
            _standIns.Add((kind, same), standIn);
        }

        return standIn;
    }

    // Runs of hexadecimal digits and colons are found by form; "::" alone and times of day are none.
    private static bool IsAddress(string text) =>
        text.Length > 2
        && IPAddress.TryParse(text, out IPAddress? address)
        && (address.AddressFamily == AddressFamily.InterNetworkV6 ? text.Count(static letter => letter == ':') >= 2 : FourNumbers().IsMatch(text));

    [GeneratedRegex("""
        (?<head>arn:[^:\s"']*:(?<service>[^:\s"']*):[^:\s"']*:)(?<account>[^:\s"']*):(?<resource>[^\s"',;)\]}]*)
        |(?<digits>[0-9]{12,})
        |(?<![-0-9A-Za-z])(?<dashed>[0-9]{4}-[0-9]{4}-[0-9]{4})(?![-0-9A-Za-z])
        |(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?!\.?[0-9])
        |(?<![0-9A-Za-z:.])(?=[0-9A-Fa-f]*:[0-9A-Fa-f]*:)[0-9A-Fa-f:]+(?:\.[0-9]+){0,3}(?![0-9A-Za-z])
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Sensitive();

    [GeneratedRegex(@"\A(?<head>arn:[^:]*:(?<service>[^:]*):[^:]*:)(?<account>[^:]*):(?<resource>.*)\z", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex WholeArn();

    [GeneratedRegex("[0-9]{12,}")]
    private static partial Regex Digits();

    // A service, or userIdentity.type and an account.
    [GeneratedRegex(@"\A([-0-9A-Za-z.]+\.amazonaws\.com(\.cn)?|AWS Internal|[A-Za-z]+( [0-9]{12})?)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex KindOfCaller();

    [GeneratedRegex(@"\A[0-9]{1,3}(\.[0-9]{1,3}){3}\z")]
    private static partial Regex FourNumbers();
}
