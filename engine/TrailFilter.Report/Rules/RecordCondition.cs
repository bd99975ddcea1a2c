using System.Collections.Immutable;
using System.Text;

namespace TrailFilter.Report.Rules;

/// <summary>A condition on one value of a record, as <c>when</c> in data/security and data/wastes states it. Immutable.</summary>
internal sealed class RecordCondition
{
    /// <summary>The values that the value may be, begin with, end with or contain; any one must hit if there are any.</summary>
    private readonly ImmutableArray<byte[]> _equals;
    private readonly ImmutableArray<byte[]> _startsWith;
    private readonly ImmutableArray<byte[]> _endsWith;
    private readonly ImmutableArray<byte[]> _contains;
    private readonly ImmutableArray<byte[]> _notEquals;

    private RecordCondition(string path, FactNode operators)
    {
        operators.AllowOnly("equals", "notEquals", "startsWith", "endsWith", "contains", "present");
        Path = path;
        Names = [.. path.Split('.').Select(Encoding.UTF8.GetBytes)];
        _equals = Values(operators, "equals");
        _notEquals = Values(operators, "notEquals");
        _startsWith = Values(operators, "startsWith");
        _endsWith = Values(operators, "endsWith");
        _contains = Values(operators, "contains");
        Present = operators.Find("present")?.Flag();
        if (!operators.Members().Any())
        {
            throw operators.Wrong("has no operator");
        }
    }

    private RecordCondition(string path, string value)
    {
        Path = path;
        Names = [.. path.Split('.').Select(Encoding.UTF8.GetBytes)];
        _equals = [Encoding.UTF8.GetBytes(value)];
        _notEquals = _startsWith = _endsWith = _contains = [];
    }

    /// <summary>The names that lead to the value, joined by dots.</summary>
    public string Path { get; }

    /// <summary>The names that lead to the value.</summary>
    public ImmutableArray<byte[]> Names { get; }

    /// <summary>Whether the value must be there (neither missing nor null), must not, or null: it does not matter.</summary>
    public bool? Present { get; }

    /// <summary>Whether only a value that is there can fit.</summary>
    public bool NeedsValue => HasPositive || Present == true;

    /// <summary>The one value that fits, or null when others may.</summary>
    public byte[]? OnlyValue => OnlyValues is [var value] ? value : null;

    /// <summary>The values that may fit; empty when others may.</summary>
    public ImmutableArray<byte[]> OnlyValues => _startsWith.IsEmpty && _endsWith.IsEmpty && _contains.IsEmpty ? _equals : [];

    private bool HasPositive => !(_equals.IsEmpty && _startsWith.IsEmpty && _endsWith.IsEmpty && _contains.IsEmpty);

    /// <summary>Reads a condition.</summary>
    /// <param name="path">The dotted path, which <paramref name="operators"/> stand at.</param>
    /// <param name="operators">The operators and their values.</param>
    /// <exception cref="InvalidDataException">An operator is unknown, or there is none.</exception>
    public static RecordCondition Read(string path, FactNode operators) =>
        path.Split('.').All(static name => name.Length > 0)
            ? new RecordCondition(path, operators)
            : throw operators.Wrong("has a path with an empty name in it");

    /// <summary>A condition that one value fits.</summary>
    public static RecordCondition Equality(string path, string value) => new(path, value);

    /// <summary>Whether a text fits. Empty stands for none here: no value of a condition is empty.</summary>
    public bool FitsText(ReadOnlySpan<byte> text) => text.IsEmpty ? FitsNoText(isPresent: false) : Fits(text);

    /// <summary>Whether a text that is there fits.</summary>
    public bool Fits(ReadOnlySpan<byte> text)
    {
        if (Present == false)
        {
            return false;
        }

        foreach (byte[] value in _notEquals)
        {
            if (text.SequenceEqual(value))
            {
                return false;
            }
        }

        return !HasPositive || Hits(text);
    }

    /// <summary>Whether a value fits that is missing, null, or neither text, number nor boolean.</summary>
    /// <param name="isPresent">Whether it is neither missing nor null.</param>
    public bool FitsNoText(bool isPresent) => !HasPositive && (Present is not { } wanted || wanted == isPresent);

    private bool Hits(ReadOnlySpan<byte> text)
    {
        foreach (byte[] value in _equals)
        {
            if (text.SequenceEqual(value))
            {
                return true;
            }
        }

        foreach (byte[] value in _startsWith)
        {
            if (text.StartsWith(value))
            {
                return true;
            }
        }

        foreach (byte[] value in _endsWith)
        {
            if (text.EndsWith(value))
            {
                return true;
            }
        }

        foreach (byte[] value in _contains)
        {
            if (text.IndexOf(value) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static ImmutableArray<byte[]> Values(FactNode operators, string name) =>
        operators.Find(name) is { } values ? [.. values.Texts().Select(Encoding.UTF8.GetBytes)] : [];
}
