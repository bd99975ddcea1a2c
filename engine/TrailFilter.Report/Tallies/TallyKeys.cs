using System.Buffers.Binary;
using System.Text;

namespace TrailFilter.Report.Tallies;

/// <summary>Reads the keys that <see cref="PreviewTally"/> writes.</summary>
internal static class TallyKeys
{
    /// <summary>Set in a shape's first byte when its category was inferred.</summary>
    public const byte Inferred = 1;

    /// <summary>Set in a shape's first byte when no trail's event selectors decide its records.</summary>
    public const byte Ungoverned = 2;

    /// <summary>How long an hour is.</summary>
    public const int HourSeconds = 3600;

    /// <summary>The number of the hour since 1970 that a time is in; negative before.</summary>
    public static long HourOf(long seconds) => (seconds >= 0 ? seconds : seconds - (HourSeconds - 1)) / HourSeconds;

    /// <summary>A shape: a byte of flags and all its texts.</summary>
    public static Shape Shape(ReadOnlySpan<byte> key)
    {
        var parts = new KeyParts(key);
        byte flags = parts.TakeByte();
        return new Shape
        {
            IsCategoryInferred = (flags & Inferred) != 0,
            IsUngoverned = (flags & Ungoverned) != 0,
            Category = parts.TakeText(),
            EventSource = parts.TakeText(),
            EventName = parts.TakeText(),
            EventType = parts.TakeText(),
            ResourceType = parts.TakeText(),
            Account = parts.TakeText(),
            Region = parts.TakeText(),
            ReadOnly = parts.TakeText(),
            ErrorCode = parts.TakeText(),
        };
    }

    /// <summary>What is charged: its texts.</summary>
    public static Charge Charge(ReadOnlySpan<byte> key)
    {
        var parts = new KeyParts(key);
        return new Charge(parts.TakeText(), parts.TakeText(), parts.TakeText(), parts.TakeText(), parts.TakeText());
    }

    /// <summary>An hour: its number since 1970 in eight bytes, or nothing.</summary>
    public static DateTimeOffset? Hour(ReadOnlySpan<byte> key) =>
        key.IsEmpty ? null : DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64LittleEndian(key) * HourSeconds);

    /// <summary>A text stands for itself.</summary>
    public static string Text(ReadOnlySpan<byte> key) => Encoding.UTF8.GetString(key);

    /// <summary>The order of shapes: member by member, ordinal.</summary>
    public static int Compare(Shape left, Shape right)
    {
        int order = Compare(
            [left.Category, left.EventSource, left.EventName, left.EventType, left.ResourceType],
            [right.Category, right.EventSource, right.EventName, right.EventType, right.ResourceType]);
        order = order != 0 ? order : Compare(
            [left.Account, left.Region, left.ReadOnly, left.ErrorCode], [right.Account, right.Region, right.ReadOnly, right.ErrorCode]);
        order = order != 0 ? order : left.IsCategoryInferred.CompareTo(right.IsCategoryInferred);
        return order != 0 ? order : left.IsUngoverned.CompareTo(right.IsUngoverned);
    }

    /// <summary>The order of what is charged: member by member, ordinal.</summary>
    public static int Compare(Charge left, Charge right) => Compare(
        [left.Day, left.Account, left.Region, left.Category, left.Trails],
        [right.Day, right.Account, right.Region, right.Category, right.Trails]);

    private static int Compare(ReadOnlySpan<string> left, ReadOnlySpan<string> right)
    {
        for (int i = 0; i < left.Length; i++)
        {
            int order = string.CompareOrdinal(left[i], right[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }
}
