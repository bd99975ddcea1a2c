using System.Collections.Immutable;
using TrailFilter.Core.Fields;
using TrailFilter.Core.Verdicts;

namespace TrailFilter.Report.Tallies;

/// <summary>Where a plan has what is tallied; looked up once a plan. Immutable.</summary>
internal sealed class TallySlots
{
    /// <summary>The fields a tally needs.</summary>
    public static ImmutableArray<string> Paths { get; } =
    [
        "eventVersion", "eventTime", "eventSource", "eventName", "eventType", "awsRegion", "recipientAccountId", "errorCode",
        "readOnly", "eventID", FieldPlan.CategoryPath, FieldPlan.CallerArnPath,
    ];

    /// <summary>Looks the fields up.</summary>
    /// <exception cref="ArgumentException">The plan lacks one.</exception>
    public TallySlots(FieldPlan plan)
    {
        Plan = plan;
        Categories = new RecordCategoryReader(plan);
        EventVersion = SlotOf("eventVersion");
        EventTime = SlotOf("eventTime");
        EventSource = SlotOf("eventSource");
        EventName = SlotOf("eventName");
        EventType = SlotOf("eventType");
        Region = SlotOf("awsRegion");
        Account = SlotOf("recipientAccountId");
        ErrorCode = SlotOf("errorCode");
        ReadOnly = SlotOf("readOnly");
        EventId = SlotOf("eventID");
        CallerArn = SlotOf(FieldPlan.CallerArnPath);

        int SlotOf(string path)
        {
            int slot = plan.SlotOf(path);
            return slot >= 0 ? slot : throw new ArgumentException($"The plan has no slot for '{path}', which is tallied.", nameof(plan));
        }
    }

    /// <summary>The plan.</summary>
    public FieldPlan Plan { get; }

    /// <summary>Tells the category.</summary>
    public RecordCategoryReader Categories { get; }

    /// <summary>The slot of <c>eventVersion</c>.</summary>
    public int EventVersion { get; }

    /// <summary>The slot of <c>eventTime</c>.</summary>
    public int EventTime { get; }

    /// <summary>The slot of <c>eventSource</c>.</summary>
    public int EventSource { get; }

    /// <summary>The slot of <c>eventName</c>.</summary>
    public int EventName { get; }

    /// <summary>The slot of <c>eventType</c>.</summary>
    public int EventType { get; }

    /// <summary>The slot of <c>awsRegion</c>.</summary>
    public int Region { get; }

    /// <summary>The slot of <c>recipientAccountId</c>.</summary>
    public int Account { get; }

    /// <summary>The slot of <c>errorCode</c>.</summary>
    public int ErrorCode { get; }

    /// <summary>The slot of <c>readOnly</c>.</summary>
    public int ReadOnly { get; }

    /// <summary>The slot of <c>eventID</c>.</summary>
    public int EventId { get; }

    /// <summary>The slot of <c>userIdentity.arn</c>.</summary>
    public int CallerArn { get; }
}
