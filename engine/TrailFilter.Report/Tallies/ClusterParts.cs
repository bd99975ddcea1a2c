using System.Collections.Immutable;
using TrailFilter.Pipeline.Inputs;

namespace TrailFilter.Report.Tallies;

/// <summary>What a part of a run adds, archive by archive. For one thread.</summary>
internal sealed class ClusterParts(int tableLimit)
{
    /// <summary>What no table has room for.</summary>
    private static readonly Charge s_others = new("", "", "", "", "0");

    private readonly KeyTable _rows = new(tableLimit, samplesPerRow: 0);
    private readonly KeyBuffer _key = new();
    private readonly List<(InputArchive Archive, ImmutableArray<ClusterRow> Rows)> _closed = [];
    private InputArchive? _open;

    /// <summary>Begins with another archive.</summary>
    public void Begin(InputArchive archive)
    {
        Close();
        _open = archive;
    }

    /// <summary>Adds a record by what it is charged by.</summary>
    public void Add(in ClusterKey key, int loggedBy, int length)
    {
        _key.Begin();
        _key.Put(key.Rules);
        _key.Put([]);
        _key.Put(key.Account);
        _key.Put(key.Region);
        _key.Put(key.Category);
        _key.Put(key.Trails);
        _rows.Add(_key.Key, loggedBy, length, default);
    }

    /// <summary>What was added since <see cref="Clear"/>, in order.</summary>
    public IReadOnlyList<(InputArchive Archive, ImmutableArray<ClusterRow> Rows)> Take()
    {
        Close();
        return _closed;
    }

    /// <summary>Forgets it.</summary>
    public void Clear()
    {
        _rows.Clear();
        _closed.Clear();
        _open = null;
    }

    private void Close()
    {
        if (_open is null)
        {
            return;
        }

        var rows = ImmutableArray.CreateBuilder<ClusterRow>(_rows.RowCount);
        _rows.Visit((key, loggedBy, amount, _) =>
        {
            var parts = new KeyParts(key);
            rows.Add(new ClusterRow(
                parts.TakeText(),
                new Charge(parts.TakeText(), parts.TakeText(), parts.TakeText(), parts.TakeText(), parts.TakeText()),
                loggedBy,
                amount));
        });
        foreach ((int loggedBy, Model.Amount amount) in _rows.Others)
        {
            rows.Add(new ClusterRow("", s_others, loggedBy, amount));
        }

        _closed.Add((_open, rows.DrainToImmutable()));
        _rows.Clear();
        _open = null;
    }
}

/// <summary>What a record is told apart by within an archive.</summary>
internal readonly ref struct ClusterKey
{
    public ReadOnlySpan<byte> Rules { get; init; }

    public ReadOnlySpan<byte> Account { get; init; }

    public ReadOnlySpan<byte> Region { get; init; }

    public ReadOnlySpan<byte> Category { get; init; }

    public ReadOnlySpan<byte> Trails { get; init; }
}
