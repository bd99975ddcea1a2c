namespace TrailFilter.Core.Fields;

/// <summary>One object of a record's <c>resources</c> array. Valid until the <see cref="RecordFields"/> it came from is filled again.</summary>
public readonly ref struct ResourceEntry
{
    internal ResourceEntry(FieldValue type, FieldValue arn, bool arnIsPrefix)
    {
        Type = type;
        Arn = arn;
        ArnIsPrefix = arnIsPrefix;
    }

    /// <summary>The entry's <c>type</c>, for example <c>AWS::S3::Object</c>.</summary>
    public FieldValue Type { get; }

    /// <summary>The entry's <c>ARN</c>, or its <c>ARNPrefix</c> when <c>ARN</c> is missing.</summary>
    public FieldValue Arn { get; }

    /// <summary>Whether <see cref="Arn"/> came from <c>ARNPrefix</c>.</summary>
    public bool ArnIsPrefix { get; }
}
