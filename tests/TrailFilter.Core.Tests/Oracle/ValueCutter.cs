using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts.Reference;

namespace TrailFilter.Core.Tests.Oracle;

/// <summary>Cuts the values of selectors from the values of records, mostly from those of one record.</summary>
internal sealed class ValueCutter(ValuePool pool, RecordReading anchor, Random random)
{
    /// <summary>A value as it stands in a record.</summary>
    public string Whole(string field) => (random.Next(4) > 0 ? OfAnchor(field) : null) ?? pool.Any(field, random);

    /// <summary>A value for an operator: whole, a part, or something close to it.</summary>
    public string Cut(string field, FieldOperator op)
    {
        bool deselects = op is FieldOperator.NotEquals or FieldOperator.NotStartsWith or FieldOperator.NotEndsWith;
        string value = deselects && random.Next(3) > 0 ? pool.Any(field, random) : Whole(field);
        if (field == "resources.ARN" && random.Next(4) == 0)
        {
            return Longer(value);
        }

        return random.Next(16) switch
        {
            < 4 => value,
            < 11 when op is FieldOperator.StartsWith or FieldOperator.NotStartsWith => value[..Place(value)],
            < 11 when op is FieldOperator.EndsWith or FieldOperator.NotEndsWith => value[Place(value)..],
            < 11 => value,
            11 => value[..Place(value)],
            12 => value[Place(value)..],
            13 => Changed(value),
            14 => value[..Boundary(value, Math.Min(random.Next(1, 3), value.Length))],
            _ => random.Next(4) == 0 ? "" : value + "x",
        };
    }

    /// <summary>An ARN up to one of its separators: a bucket, a table of a stream, a function without its version.</summary>
    public string UpToSeparator(string field)
    {
        string value = Whole(field);
        int at = value.LastIndexOfAny(['/', ':']);
        return at <= 0 ? value : random.Next(2) == 0 ? value[..at] : value[..(at + 1)];
    }

    /// <summary>What an ARNPrefix, or any shorter ARN, is a proper prefix of.</summary>
    private string Longer(string value)
    {
        string? prefix = anchor.Resources.Where(entry => entry.ArnIsPrefix).Select(entry => entry.Arn).FirstOrDefault();
        string tail = pool.Any("resources.ARN", random);
        return (prefix ?? value) + tail[Place(tail)..];
    }

    private string? OfAnchor(string field)
    {
        if (field is not ("resources.type" or "resources.ARN"))
        {
            return field == "eventCategory" ? anchor.Category() : anchor.TextOf(field);
        }

        if (anchor.Resources.IsEmpty)
        {
            return null;
        }

        ResourceReading entry = anchor.Resources[random.Next(anchor.Resources.Length)];
        return field == "resources.type" ? entry.Type : entry.Arn;
    }

    private string Changed(string value)
    {
        if (value.Length == 0)
        {
            return "x";
        }

        int at = random.Next(value.Length);
        return char.IsSurrogate(value[at]) ? value + "x" : value[..at] + (char)random.Next('a', 'z' + 1) + value[(at + 1)..];
    }

    private int Place(string value) => Boundary(value, random.Next(value.Length + 1));

    /// <summary>Never between the halves of a surrogate pair: values are whole text.</summary>
    private static int Boundary(string value, int at) => at < value.Length && char.IsLowSurrogate(value[at]) ? at - 1 : at;
}
