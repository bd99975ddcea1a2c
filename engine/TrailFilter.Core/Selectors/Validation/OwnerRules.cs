using System.Buffers;
using System.Globalization;
using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Core.Selectors.Validation;

/// <summary>Names and ARNs of the trail or event data store that a file names.</summary>
internal static class OwnerRules
{
    private const int MinName = 3;
    private const int MaxName = 128;
    private const string TrailArnExample = "Write it like arn:aws:cloudtrail:us-east-2:123456789012:trail/MyTrail.";

    private const string StoreArnExample =
        "Write it like arn:aws:cloudtrail:us-east-1:123456789012:eventdatastore/EXAMPLE-f852-4e8f-8bd1-bcf6cEXAMPLE.";

    private static readonly SearchValues<char> s_nameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

    internal static void Check(WrittenText owner, TrailKind kind, ProblemList problems)
    {
        bool isArn = owner.Value.StartsWith("arn:", StringComparison.OrdinalIgnoreCase);
        if (kind == TrailKind.Trail)
        {
            string? name = isArn ? NameInArn(owner, kind, problems) : owner.Value;
            if (name is not null)
            {
                CheckTrailName(name, owner.At, problems);
            }
        }
        else if (isArn || owner.At.Key is SelectorKeys.TrailName or SelectorKeys.TrailArn or SelectorKeys.EventDataStoreArn)
        {
            NameInArn(owner, kind, problems);
        }
        else
        {
            CheckCharacters(owner.Value, "Event data store names and identifiers", owner.At, problems);
        }
    }

    /// <summary>What follows <c>trail/</c> or <c>eventdatastore/</c>; <see langword="null"/> after an error.</summary>
    private static string? NameInArn(WrittenText owner, TrailKind kind, ProblemList problems)
    {
        bool store = kind == TrailKind.EventDataStore;
        string expected = store ? "eventdatastore/" : "trail/";
        string other = store ? "trail/" : "eventdatastore/";
        if (Arn.TryParse(owner.Value, out Arn? arn) && arn.Service == "cloudtrail" && arn.IsRegional)
        {
            if (arn.Resource.StartsWith(expected, StringComparison.Ordinal) && arn.Resource.Length > expected.Length)
            {
                return arn.Resource[expected.Length..];
            }

            if (arn.Resource.StartsWith(other, StringComparison.Ordinal))
            {
                problems.Error(
                    owner.At,
                    store
                        ? "This is the ARN of a trail; the rule set is the one of event data stores."
                        : "This is the ARN of an event data store; the rule set is one of trails.",
                    store ? "Choose the rule set current." : "Choose the rule set event-data-store.");
                return null;
            }
        }

        problems.Error(
            owner.At,
            $"{(store ? "Event data store" : "Trail")} ARN {Quoted.Text(owner.Value)} is not valid.",
            store ? StoreArnExample : TrailArnExample);
        return null;
    }

    private static void CheckTrailName(string name, WrittenNode at, ProblemList problems)
    {
        CheckCharacters(name, "Trail names", at, problems);
        if (name.Length > 0 && !(char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1])))
        {
            problems.Error(at, "Trail names must start and end with a letter or number.", "Remove what stands before or after.");
        }

        for (int i = 1; i < name.Length; i++)
        {
            if (name[i] is '.' or '-' or '_' && name[i - 1] is '.' or '-' or '_')
            {
                problems.Error(at, AwsMessages.NameHasAdjacent, "Put a letter or a number between them.");
                break;
            }
        }

        if (IsLikeAddress(name))
        {
            problems.Error(at, AwsMessages.NameLikeAddress, "Add a letter.");
        }
    }

    private static void CheckCharacters(string name, string noun, WrittenNode at, ProblemList problems)
    {
        if (name.Length is < MinName or > MaxName)
        {
            string message = string.Create(
                CultureInfo.InvariantCulture, $"{noun} must have {MinName} to {MaxName} characters; this has {name.Length}.");
            problems.Error(
                at,
                message,
                name.Length == 0
                    ? "Name the trail, or remove the key: an empty string is what --generate-cli-skeleton leaves."
                    : "Choose a name within the limits.");
        }

        int bad = name.AsSpan().IndexOfAnyExcept(s_nameCharacters);
        if (bad >= 0)
        {
            problems.Error(
                at,
                $"{noun} can only contain letters (a-z, A-Z), numbers, periods (.), hyphens (-) and underscores (_).",
                string.Create(CultureInfo.InvariantCulture, $"Replace character {bad + 1}."));
        }
    }

    private static bool IsLikeAddress(string name)
    {
        string[] parts = name.Split('.');
        return parts.Length == 4 && parts.All(part => part.Length is >= 1 and <= 3 && part.All(char.IsAsciiDigit));
    }
}
