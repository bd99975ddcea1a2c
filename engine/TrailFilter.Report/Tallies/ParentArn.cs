namespace TrailFilter.Report.Tallies;

/// <summary>
/// The thing that a resource belongs to: of an object its bucket, of an index its table, of an alias its function. Data events name
/// what was read or written, of which there are millions; what people configure is its parent.
/// </summary>
/// <remarks>
/// The last part of an ARN (<c>arn:partition:service:region:account:resource</c>) is cut, by service:
/// <list type="bullet">
/// <item><c>s3</c>: to the bucket, <c>bucket/key</c>; to the access point, <c>accesspoint/name/object/key</c>.</item>
/// <item><c>s3-outposts</c>: to <c>outpost/id/bucket/name</c> or <c>outpost/id/accesspoint/name</c>.</item>
/// <item>
/// <c>s3express</c>, <c>s3tables</c>, <c>s3-object-lambda</c>, <c>dynamodb</c>, <c>kinesis</c>, <c>kinesisvideo</c>: to kind and name,
/// <c>table/name/index/…</c>.
/// </item>
/// <item><c>lambda</c>, <c>logs</c>: to kind and name, <c>function:name:alias</c>, <c>log-group:name:log-stream:…</c>.</item>
/// <item><c>sns</c>: to the topic, <c>topic:subscription</c>.</item>
/// </list>
/// Every other ARN, and what is none, stands for itself.
/// </remarks>
internal static class ParentArn
{
    private const int ColonsBeforeResource = 5;

    /// <summary>The parent of a resource.</summary>
    /// <param name="arn">Its ARN, or the ARN's beginning where the record gives only that.</param>
    /// <returns>The beginning of it.</returns>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> arn)
    {
        int resource = ResourceOf(arn, out ReadOnlySpan<byte> service);
        return resource < 0 ? arn : arn[..(resource + LengthOf(service, arn[resource..]))];
    }

    /// <summary>Where the last part of an ARN begins, or -1.</summary>
    /// <param name="arn">The ARN.</param>
    /// <param name="service">Its third part.</param>
    internal static int ResourceOf(ReadOnlySpan<byte> arn, out ReadOnlySpan<byte> service)
    {
        service = default;
        if (!arn.StartsWith("arn:"u8))
        {
            return -1;
        }

        int begin = 0;
        for (int colons = 0; colons < ColonsBeforeResource; colons++)
        {
            int length = arn[begin..].IndexOf((byte)':');
            if (length < 0)
            {
                return -1;
            }

            if (colons == 2)
            {
                service = arn.Slice(begin, length);
            }

            begin += length + 1;
        }

        return begin;
    }

    private static int LengthOf(ReadOnlySpan<byte> service, ReadOnlySpan<byte> resource)
    {
        if (service.SequenceEqual("s3"u8))
        {
            return Parts(resource, (byte)'/', resource.StartsWith("accesspoint/"u8) ? 2 : 1);
        }

        if (service.SequenceEqual("dynamodb"u8) || service.SequenceEqual("s3express"u8) || service.SequenceEqual("s3tables"u8)
            || service.SequenceEqual("s3-object-lambda"u8) || service.SequenceEqual("kinesis"u8)
            || service.SequenceEqual("kinesisvideo"u8))
        {
            return Parts(resource, (byte)'/', 2);
        }

        return service.SequenceEqual("lambda"u8) || service.SequenceEqual("logs"u8) ? Parts(resource, (byte)':', 2)
            : service.SequenceEqual("s3-outposts"u8) ? Parts(resource, (byte)'/', 4)
            : service.SequenceEqual("sns"u8) ? Parts(resource, (byte)':', 1)
            : resource.Length;
    }

    /// <summary>How long the first few parts are together, without a separator behind them.</summary>
    private static int Parts(ReadOnlySpan<byte> resource, byte separator, int count)
    {
        int length = 0;
        while (true)
        {
            int part = resource[length..].IndexOf(separator);
            if (part < 0)
            {
                return resource.Length;
            }

            length += part;
            if (--count == 0)
            {
                return length;
            }

            length++;
        }
    }
}
