using System.Globalization;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts.Explaining;

namespace TrailFilter.Core.Tests.Explaining;

/// <summary>Verifies reasons of a basic selector, by giving each key it names the value that would be right.</summary>
internal static class BasicReasonCheck
{
    public static void Verify(EventSelector selector, TrailKind kind, SelectorExplanation reasons, byte[] record, string place)
    {
        EventSelector mended = selector;
        foreach (FieldMiss miss in reasons.Misses)
        {
            Assert.All(miss.Conditions, condition => Assert.StartsWith(reasons.Path, condition.Path, StringComparison.Ordinal));
            EventSelector? alone = Mend(selector, miss);
            if (alone is null)
            {
                VerifyHopeless(kind, miss, record, place);
                return;
            }

            SelectorExplanation? after = Explain(alone, kind, record);
            if (after is null)
            {
                // The selector now looks at a field that it passed over before, and that holds no text.
                return;
            }

            Assert.Equal(
                reasons.Misses.Where(other => other != miss).Select(static other => other.Field), after.Misses.Select(static other => other.Field));
            mended = Mend(mended, miss)!;
        }

        Assert.True(Explain(mended, kind, record)?.Passes ?? true, $"{place}: still fails.");
    }

    private static EventSelector? Mend(EventSelector selector, FieldMiss miss)
    {
        FailedCondition? first = miss.Conditions.FirstOrDefault();
        switch (first?.Operator)
        {
            case "ReadWriteType":
                Assert.Equal([selector.ReadWriteType.ToString()], first.Values);
                return selector with { ReadWriteType = ReadWriteType.All };
            case "IncludeManagementEvents":
                return selector with { IncludeManagementEvents = true };
            case "ExcludeManagementEventSources":
                Assert.All(miss.Conditions, condition =>
                {
                    int index = int.Parse(condition.Path.Split('[', ']')[^2], CultureInfo.InvariantCulture);
                    Assert.Equal([selector.ExcludeManagementEventSources[index]], condition.Values);
                    Assert.Equal(miss.Seen, condition.Values[0]);
                });
                return selector with
                {
                    ExcludeManagementEventSources =
                        [.. selector.ExcludeManagementEventSources.Where(source => miss.Conditions.All(condition => condition.Values[0] != source))],
                };
            case null:
                // Of some entry, exactly what it is.
                EntryMiss? entry = miss.Entries.FirstOrDefault(static entry => entry is { Type: not null, Arn: not null });
                return entry is null ? null : selector with { DataResources = [new DataResource(entry.Type!, [entry.Arn!])] };
            default:
                return null;
        }
    }

    /// <summary>No basic selector logs it: there is no entry to ask for, or the category is none of theirs.</summary>
    private static void VerifyHopeless(TrailKind kind, FieldMiss miss, byte[] record, string place)
    {
        FailedCondition? condition = miss.Conditions.FirstOrDefault();
        Assert.True(condition?.Operator is FailedCondition.Entry or FailedCondition.BasicCategory or "DataResources" or null, place);
        if (condition?.Operator == "DataResources")
        {
            // Whether more data resources would help depends on the record's entries; that none are asked for is plain.
            Assert.Empty(condition.Values);
            return;
        }

        EventSelector widest = new(
            ReadWriteType.All,
            true,
            [
                new DataResource("AWS::S3::Object", ["arn:aws:s3"]), new DataResource("AWS::Lambda::Function", ["arn:aws:lambda"]),
                new DataResource("AWS::DynamoDB::Table", ["arn:aws:dynamodb"]),
            ],
            []);
        Assert.True(
            miss.Entries.Any(static entry => entry.Type is not null) || Explain(widest, kind, record) is not { Passes: true },
            $"{place}: some basic selector logs it.");
    }

    private static SelectorExplanation? Explain(EventSelector selector, TrailKind kind, byte[] record)
    {
        var trail = new Trail("one", new SelectorSet(null, [selector], []), kind);
        return new RecordExplainer([trail]).TryExplain(record, out Explanation? explanation) ? explanation.Trails[0].Selectors[0] : null;
    }
}
