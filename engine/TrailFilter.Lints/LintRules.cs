using System.Collections.Immutable;
using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Lints;

/// <summary>All kinds of findings.</summary>
public static class LintRules
{
    private const string Guide = "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/";
    private const string Api = "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/";
    private const string FieldSelectorPage = Api + "API_AdvancedFieldSelector.html";
    private const string DataResourcePage = Api + "API_DataResource.html";
    private const string EventSelectorPage = Api + "API_EventSelector.html";
    private const string PutPage = Api + "API_PutEventSelectors.html";
    private const string FilteringPage = Guide + "filtering-data-events.html";
    private const string DataEventsPage = Guide + "logging-data-events-with-cloudtrail.html";
    private const string ManagementEventsPage = Guide + "logging-management-events-with-cloudtrail.html";
    private const string CostsPage = Guide + "cloudtrail-costs.html";
    private const string QuotasPage = Guide + "WhatIsCloudTrail-Limits.html";

    internal static LintRule Refused { get; } = new(
        "refused",
        FindingLevel.Error,
        "PutEventSelectors refuses the selectors, or the file cannot be read.",
        "A trail keeps the selectors it has when new ones are refused.",
        [PutPage, "R18", "R19"]);

    internal static LintRule WildcardInValue { get; } = new(
        ProblemRules.WildcardInValue,
        FindingLevel.Warning,
        "A value holds a *.",
        "Selectors have no wildcards: a * stands for itself, so the value hits only what holds a * there. An exclusion with it excludes "
        + "nothing. Prefixes are written under StartsWith or NotStartsWith, without a *.",
        [FieldSelectorPage, "R10"]);

    internal static LintRule ExactWherePrefixIsMeant { get; } = new(
        "exact-where-prefix-is-meant",
        FindingLevel.Warning,
        "Equals or NotEquals has the beginning of ARNs, not a whole one.",
        "Equals and NotEquals compare whole ARNs. No object has the ARN of its bucket, so a bucket under NotEquals excludes none of its "
        + "objects and under Equals selects none.",
        [FieldSelectorPage, DataEventsPage, "R7"]);

    internal static LintRule BucketWithoutSlash { get; } = new(
        ProblemRules.BucketWithoutSlash,
        FindingLevel.Warning,
        "A bucket has no slash behind it.",
        "S3 values are prefixes: without the slash, other buckets whose names begin alike are meant too. Basic selectors are refused then.",
        [DataEventsPage, DataResourcePage, "R7", "R14"]);

    internal static LintRule WrongCase { get; } = new(
        ProblemRules.WrongCase,
        FindingLevel.Warning,
        "A value is a known one but for the case of its letters.",
        "Values are compared letter by letter, case-sensitive: what CloudTrail writes otherwise is never hit.",
        [FieldSelectorPage, "R2"]);

    internal static LintRule UnknownValue { get; } = new(
        ProblemRules.UnknownValue,
        FindingLevel.Warning,
        "A resource type or event source is not known.",
        "A misspelt one selects nothing. AWS adds new ones every month, so it may also be newer than the rules of this program.",
        [DataEventsPage, "R18"]);

    internal static LintRule ExclusionHitsNothing { get; } = new(
        "exclusion-hits-nothing",
        FindingLevel.Warning,
        "An exclusion can never hit.",
        "What it should leave out is logged, and paid for: no record that passes the rest of the selector has such a value.",
        [FilteringPage, "R7"]);

    internal static LintRule ExclusionUndone { get; } = new(
        "exclusion-undone",
        FindingLevel.Warning,
        "What one selector leaves out, others log.",
        "Selectors are joined by OR: an exclusion holds for its own selector only. To leave something out, every selector that would log "
        + "it has to.",
        [PutPage, "R7", "R11"]);

    internal static LintRule SelectsNothing { get; } = new(
        "selects-nothing",
        FindingLevel.Warning,
        "No record can ever pass a selector.",
        "Its conditions contradict each other, so it logs nothing.",
        [FilteringPage, "R7", "R8"]);

    internal static LintRule ShadowedSelector { get; } = new(
        "shadowed-selector",
        FindingLevel.Warning,
        "Everything a selector logs is logged by others too.",
        "The trail logs the same without it. Either it can go, or a selector beside it is wider than meant.",
        [PutPage, "R7", "R11"]);

    internal static LintRule RedundantValue { get; } = new(
        "redundant-value",
        FindingLevel.Note,
        "The trail logs the same without a value.",
        "It says nothing, and counts against the limit of values.",
        [QuotasPage, "R7", "R14"]);

    internal static LintRule ManagementEventsMissing { get; } = new(
        "management-events-missing",
        FindingLevel.Note,
        "No selector asks for management events.",
        "Advanced selectors take the place of all a trail had, the default included: without one for management events, none is logged "
        + "by this trail. That is right where another trail has them.",
        [ManagementEventsPage, PutPage, "R15"]);

    internal static LintRule EmptyValues { get; } = new(
        ProblemRules.EmptyValues,
        FindingLevel.Warning,
        "A list of values is empty.",
        "CloudTrail accepts a data resource without values and logs no data event for it; attackers blind trails that way. An operator "
        + "without values is refused.",
        [EventSelectorPage, "R14", "R19"]);

    internal static LintRule ManagementFilterSavesNothing { get; } = new(
        "management-filter-saves-nothing",
        FindingLevel.Note,
        "Management events are filtered, which saves no CloudTrail charge on a Region's only trail.",
        "The first copy of management events in each Region and account is free. Leaving some out saves what later stages cost (storage, "
        + "indexing), not CloudTrail charges, unless another trail has the free copy.",
        [CostsPage, "R21"]);

    internal static LintRule LogBucketIncluded { get; } = new(
        "log-bucket-included",
        FindingLevel.Warning,
        "The trail logs its own deliveries.",
        "CloudTrail's deliveries are writes to the log bucket. A trail that logs them as data events is charged for them, and delivers "
        + "further files because of them.",
        [CostsPage, DataEventsPage]);

    internal static LintRule LogBucketMayBeIncluded { get; } = new(
        "log-bucket-may-be-included",
        FindingLevel.Note,
        "Object writes of all buckets are logged, and no bucket is left out.",
        "The bucket the trail delivers to is among them where it belongs to an account that the trail covers: each delivery is then a "
        + "data event that is charged.",
        [CostsPage, DataEventsPage]);

    internal static LintRule CloseToLimit { get; } = new(
        "close-to-limit",
        FindingLevel.Note,
        "The values are close to the limit.",
        "PutEventSelectors refuses more than 500 values over all advanced selectors, and more than 250 data resources over all basic ones; "
        + "what adds a value in an automated way then fails.",
        [QuotasPage, "R19"]);

    internal static LintRule SeveralValues { get; } = new(
        ProblemRules.SeveralValues,
        FindingLevel.Warning,
        "A field has several values where AWS speaks of one.",
        "AWS does not say what CloudTrail makes of them; here they are joined by OR.",
        [FieldSelectorPage, "R19"]);

    internal static LintRule PaddedOperators { get; } = new(
        ProblemRules.PaddedOperators,
        FindingLevel.Warning,
        "Unused operators are written with empty lists.",
        "GetEventSelectors once answered so; PutEventSelectors refuses it.",
        [PutPage, "R19"]);

    internal static LintRule EmptyListBeside { get; } = new(
        ProblemRules.EmptyListBeside,
        FindingLevel.Warning,
        "An empty list of the other kind of selectors stands beside the selectors.",
        "Only one kind can be set.",
        [PutPage, "R19"]);

    internal static LintRule LoneFieldSelector { get; } = new(
        ProblemRules.LoneFieldSelector,
        FindingLevel.Warning,
        "The file is one field selector, without a selector around it.",
        "PutEventSelectors takes selectors, which hold field selectors.",
        [PutPage, "R19"]);

    internal static LintRule BrokenJsonText { get; } = new(
        ProblemRules.BrokenJsonText,
        FindingLevel.Warning,
        "A text looks like JSON and is none.",
        "Selectors in it are not read.",
        ["R19"]);

    internal static LintRule UndecidedCondition { get; } = new(
        ProblemRules.UndecidedCondition,
        FindingLevel.Warning,
        "Whether the trail is created is not known.",
        "The condition depends on values the template does not have.",
        ["https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html"]);

    internal static LintRule NotDecided { get; } = new(
        "not-decided",
        FindingLevel.Note,
        "Whether selectors or values are needed was not decided.",
        "For contrived selectors the question takes more steps than check allows itself. All other findings are complete.",
        ["https://en.wikipedia.org/wiki/Set_cover_problem"]);

    /// <summary>Every rule, in the order of their ids.</summary>
    public static ImmutableArray<LintRule> All { get; } =
    [
        .. new[]
        {
            Refused, WildcardInValue, ExactWherePrefixIsMeant, BucketWithoutSlash, WrongCase, UnknownValue, ExclusionHitsNothing,
            ExclusionUndone, SelectsNothing, ShadowedSelector, RedundantValue, ManagementEventsMissing, EmptyValues,
            ManagementFilterSavesNothing, LogBucketIncluded, LogBucketMayBeIncluded, CloseToLimit, SeveralValues, PaddedOperators,
            EmptyListBeside, LoneFieldSelector, BrokenJsonText, UndecidedCondition, NotDecided,
        }.OrderBy(static rule => rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>The rule of a problem that the reader tells.</summary>
    internal static LintRule Of(string? id) => All.FirstOrDefault(rule => rule.Id == id) ?? Refused;
}
