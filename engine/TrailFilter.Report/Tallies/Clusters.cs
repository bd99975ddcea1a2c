using System.Collections.Immutable;
using System.Runtime.InteropServices;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Tallies;

/// <summary>
/// What a run read, archive by archive, in input order. Its memory is bounded: where there is too much of it, each archive goes
/// together with its neighbour. Neighbours are alike, so what is told of how clusters differ is then too much rather than too
/// little. For one thread.
/// </summary>
internal sealed class Clusters(int maxRows)
{
    /// <summary>So many rows are some 100 MB.</summary>
    public const int DefaultMaxRows = 2_000_000;

    private readonly Dictionary<Charge, Charge> _charges = [];
    private readonly List<ClusterTally> _clusters = [];
    private InputArchive? _last;
    private int _archives = 1;
    private int _rows;

    /// <summary>Adds what comes behind all that was added before.</summary>
    public void Add(IEnumerable<(InputArchive Archive, ImmutableArray<ClusterRow> Rows)> parts)
    {
        foreach ((InputArchive archive, ImmutableArray<ClusterRow> rows) in parts)
        {
            Add(archive, rows);
        }
    }

    /// <summary>All of it.</summary>
    public ImmutableArray<ClusterTally> ToImmutable() => [.. _clusters];

    private void Add(InputArchive archive, ImmutableArray<ClusterRow> rows)
    {
        // What cannot be read at all is no file, and no part of what a sample is taken from.
        if (archive.FullPath is null)
        {
            return;
        }

        bool isSame = archive == _last;
        _last = archive;
        bool joins = isSame || (_clusters.Count > 0 && _clusters[^1].Archives < _archives);
        var more = new ClusterTally(isSame ? 0 : 1, isSame ? 0 : archive.Length, Shared(rows));
        _rows += rows.Length;
        if (joins)
        {
            _clusters[^1] = Joined(_clusters[^1], more);
        }
        else
        {
            _clusters.Add(more);
        }

        while (_rows > maxRows && _clusters.Count > 2)
        {
            JoinNeighbours();
        }
    }

    private void JoinNeighbours()
    {
        int count = 0;
        for (int i = 0; i < _clusters.Count; i += 2)
        {
            _clusters[count++] = i + 1 < _clusters.Count ? Joined(_clusters[i], _clusters[i + 1]) : _clusters[i];
        }

        _clusters.RemoveRange(count, _clusters.Count - count);
        _archives *= 2;
        _rows = _clusters.Sum(static cluster => cluster.Rows.Length);
    }

    private static ClusterTally Joined(ClusterTally left, ClusterTally right)
    {
        var rows = new Dictionary<ClusterRow, Amount>();
        foreach (ClusterRow row in left.Rows.Concat(right.Rows))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(rows, row with { Amount = default }, out _) += row.Amount;
        }

        return new ClusterTally(
            left.Archives + right.Archives, left.Bytes + right.Bytes, [.. rows.Select(static row => row.Key with { Amount = row.Value })]);
    }

    // Most archives have the same few.
    private ImmutableArray<ClusterRow> Shared(ImmutableArray<ClusterRow> rows) =>
        ImmutableArray.CreateRange(rows, static (row, known) =>
        {
            ref Charge? charge = ref CollectionsMarshal.GetValueRefOrAddDefault(known, row.Charge, out _);
            charge ??= row.Charge;
            return row with { Charge = charge };
        }, _charges);
}
