using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Rules;

/// <summary>What <see cref="RuleFacts"/> say of a condition.</summary>
internal enum KnownFact
{
    /// <summary>Whether it holds, by the event's name.</summary>
    Name,

    /// <summary>Whether it holds, by the event's source.</summary>
    Source,

    /// <summary>Whether it holds, by the event's category.</summary>
    Category,

    /// <summary>Whether it holds, by the event's type.</summary>
    Type,

    /// <summary>Whether it holds, by the error's code.</summary>
    Error,

    /// <summary>Whether it holds, by the caller's ARN.</summary>
    Caller,

    /// <summary>Whether it may hold, by the caller's type or the form of the root user's ARN.</summary>
    CallerType,

    /// <summary>Whether it may hold, by who the caller was invoked by.</summary>
    InvokedBy,

    /// <summary>Nothing.</summary>
    Nothing,
}

/// <summary>Conditions that <see cref="RuleFacts"/> decide, or narrow down.</summary>
internal static class KnownFacts
{
    /// <summary>Which fact says something of a condition.</summary>
    public static KnownFact Of(RecordCondition condition) => condition.Path switch
    {
        "userIdentity.type" => KnownFact.CallerType,
        "userIdentity.invokedBy" => KnownFact.InvokedBy,
        _ when condition.Present is not null => KnownFact.Nothing,
        "eventName" => KnownFact.Name,
        "eventSource" => KnownFact.Source,
        "eventCategory" => KnownFact.Category,
        "eventType" => KnownFact.Type,
        "errorCode" => KnownFact.Error,
        "userIdentity.arn" => KnownFact.Caller,
        _ => KnownFact.Nothing,
    };

    /// <summary>Whether the facts always decide a condition, so that nobody need read the record for it.</summary>
    public static bool AlwaysDecide(RecordCondition condition) => Of(condition) < KnownFact.CallerType;

    /// <summary>Whether facts decide a condition of which they say something.</summary>
    public static bool Decide(KnownFact fact, in RuleFacts facts) => fact < KnownFact.CallerType || facts.HasCaller;

    /// <summary>
    /// Whether a record with such facts may fit a condition; whether it does, where the facts <see cref="Decide"/>.
    /// </summary>
    /// <param name="fact">What <see cref="Of"/> says of the condition.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="facts">The facts.</param>
    public static bool MayFit(KnownFact fact, RecordCondition condition, in RuleFacts facts) => fact switch
    {
        KnownFact.Name => condition.FitsText(facts.EventName),
        KnownFact.Source => condition.FitsText(facts.EventSource),
        KnownFact.Category => condition.FitsText(facts.Category),
        KnownFact.Type => condition.FitsText(facts.EventType),
        KnownFact.Error => condition.FitsText(facts.ErrorCode),
        KnownFact.Caller => condition.FitsText(facts.CallerArn),

        KnownFact.CallerType when facts.HasCaller => condition.FitsText(facts.CallerType),
        KnownFact.InvokedBy when facts.HasCaller => condition.FitsText(facts.InvokedBy),

        // arn:aws:iam::111122223333:root; those of users, roles and federated users have a slash. Asking for ":root" at its end
        // would pass over records whose ARNs somebody masked.
        KnownFact.CallerType when condition.OnlyValue.AsSpan().SequenceEqual("Root"u8) => !facts.CallerArn.Contains((byte)'/'),
        _ => true,
    };
}
