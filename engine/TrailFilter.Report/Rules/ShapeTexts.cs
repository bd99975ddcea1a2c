using System.Text;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Rules;

/// <summary>Conditions that a <see cref="Shape"/> decides.</summary>
internal static class ShapeTexts
{
    /// <summary>
    /// Whether a shape decides a condition. It does not tell an empty value from a missing one, so it says nothing of presence.
    /// </summary>
    public static bool Decides(RecordCondition condition) => condition.Present is null && NameOf(condition.Path) is not null;

    /// <summary>Whether the records of a shape fit a condition that <see cref="Decides"/>.</summary>
    public static bool Fits(Shape shape, RecordCondition condition) =>
        condition.FitsText(Encoding.UTF8.GetBytes(NameOf(condition.Path)!(shape)));

    private static Func<Shape, string>? NameOf(string path) => path switch
    {
        "eventCategory" => static shape => shape.Category,
        "eventSource" => static shape => shape.EventSource,
        "eventName" => static shape => shape.EventName,
        "eventType" => static shape => shape.EventType,
        "recipientAccountId" => static shape => shape.Account,
        "awsRegion" => static shape => shape.Region,
        "readOnly" => static shape => shape.ReadOnly,
        "errorCode" => static shape => shape.ErrorCode,
        _ => null,
    };
}
