using TrailFilter.Reasoning.Classes;
using TrailFilter.Reasoning.Clauses;

namespace TrailFilter.Reasoning.Witnesses;

/// <summary>
/// Makes a found record look like one that CloudTrail writes: field by field it tries natural values, and keeps what leaves the
/// record a proof.
/// </summary>
internal sealed class PointDressing(ClauseUniverse universe, int clause, ulong[] others)
{
    // The name twice: it should suit readOnly where that is fixed, and readOnly should suit the name where that is.
    private static readonly ClauseField[] s_order =
    [
        ClauseField.ResourceType, ClauseField.ResourceArn, ClauseField.EventSource, ClauseField.EventName, ClauseField.ReadOnly,
        ClauseField.EventName, ClauseField.EventType, ClauseField.ErrorCode, ClauseField.VpcEndpointId,
        ClauseField.SessionCredentialFromConsole, ClauseField.CallerArn,
    ];

    private readonly ulong[][] _pass = new ulong[ClauseFields.Count][];

    /// <summary>Changes the record in place.</summary>
    public void Dress(RecordPoint point)
    {
        for (int field = 0; field < _pass.Length; field++)
        {
            _pass[field] = PassOf((ClauseField)field, point[(ClauseField)field]);
        }

        foreach (ClauseField field in s_order)
        {
            if (!ClauseFields.IsOfEntry(field) || point.HasEntry)
            {
                Dress(point, field);
            }
        }
    }

    private void Dress(RecordPoint point, ClauseField field)
    {
        ulong[] found = _pass[(int)field];
        foreach (string? value in PlausibleValues.For(field, point, universe.Clauses[clause]))
        {
            _pass[(int)field] = PassOf(field, value);
            if (IsProof(point.HasEntry))
            {
                point[field] = value;
                return;
            }
        }

        _pass[(int)field] = found;
    }

    private ulong[] PassOf(ClauseField field, string? value)
    {
        ulong[] pass = new ulong[universe.Words];
        universe[field].PassOf(value, pass);
        return pass;
    }

    private bool IsProof(bool hasEntry)
    {
        ulong[] all = [.. _pass[0]];
        for (int field = 1; field < _pass.Length; field++)
        {
            if (hasEntry || !ClauseFields.IsOfEntry((ClauseField)field))
            {
                BitRow.And(all, _pass[field]);
            }
        }

        if (!hasEntry)
        {
            BitRow.Remove(all, universe.EntryClauses);
        }

        bool passes = BitRow.Has(all, clause);
        BitRow.And(all, others);
        return passes && BitRow.IsEmpty(all);
    }
}
