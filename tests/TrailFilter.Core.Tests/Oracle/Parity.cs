using System.Collections.Immutable;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;

namespace TrailFilter.Core.Tests.Oracle;

/// <summary>Asks every implementation the same question and counts the answers. Used by one thread at a time.</summary>
internal sealed class Parity
{
    private long _pairs;
    private long _logged;
    private long _notLogged;
    private long _ungoverned;
    private long _faults;
    private long _ambiguous;
    private long _inferred;
    private long _takenForWrites;

    /// <summary>Fails when hardly anything was asked that implementations could get wrong.</summary>
    public void MustHaveSeenEverything()
    {
        Assert.True(_logged * 10 > _pairs && _notLogged * 10 > _pairs, $"One outcome hardly occurs: {this}.");
        Assert.True(_ungoverned > 0 && _ambiguous * 1_000 > _pairs && _inferred > 0 && _takenForWrites > 0, $"Something never occurs: {this}.");
    }

    public void Add(Parity other)
    {
        _pairs += other._pairs;
        _logged += other._logged;
        _notLogged += other._notLogged;
        _ungoverned += other._ungoverned;
        _faults += other._faults;
        _ambiguous += other._ambiguous;
        _inferred += other._inferred;
        _takenForWrites += other._takenForWrites;
    }

    public override string ToString() =>
        $"{_pairs:N0} pairs: {_logged:N0} logged, {_notLogged:N0} not logged, {_ungoverned:N0} ungoverned, {_faults:N0} faults; "
        + $"{_ambiguous:N0} ambiguous, {_inferred:N0} with inferred category, {_takenForWrites:N0} taken for writes";

    /// <summary>Fails, with a case ready to paste, when two implementations disagree about a record.</summary>
    /// <param name="program">The same trails, compiled by every implementation.</param>
    /// <param name="record">One record, valid or not.</param>
    /// <param name="recordOrigin">Where the record comes from: file and number, or seed.</param>
    /// <param name="programOrigin">Where the program comes from: id, or seed.</param>
    public void Compare(ParityProgram program, byte[] record, string recordOrigin, string programOrigin)
    {
        Decision truth = program.Deciders[0].Program.Decide(record);
        Count(truth);
        foreach ((IDecider decider, IProgramDecider compiled) in program.Deciders.AsSpan()[1..])
        {
            Decision? answer = null;
            string? said = null;
            try
            {
                answer = compiled.Decide(record);
            }
            catch (Exception thrown)
            {
                // No record may make an implementation throw, and only here are the seeds known.
                said = thrown.ToString();
            }

            // What an implementation does not look at it cannot find wrong.
            bool excused = answer is not null && truth.IsFault && !decider.ChecksWholeRecord;
            if (!excused && answer?.AgreesWith(truth) != true)
            {
                Fail(program, record, $"{recordOrigin} x {programOrigin}", truth, decider.Name, said ?? $"{answer}");
            }
        }
    }

    private static void Fail(
        ParityProgram program, byte[] record, string origin, Decision truth, string otherName, string other)
    {
        string truthName = program.Deciders[0].Decider.Name;
        string why = $"{truthName} says {truth}; {otherName} says {other}.";
        Assert.Fail(
            $"""
            {origin}: two implementations disagree.
              {truthName}: {truth}
              {otherName}: {other}
            As a case, with the answer of {truthName}:
            {CaseWriter.Write(origin, why, program.Trails, record, truth)}
            """);
    }

    private void Count(Decision decision)
    {
        _pairs++;
        if (decision.IsFault)
        {
            _faults++;
            return;
        }

        _logged += decision.Outcome == Outcome.Logged ? 1 : 0;
        _notLogged += decision.Outcome == Outcome.NotLogged ? 1 : 0;
        _ungoverned += decision.Outcome == Outcome.Ungoverned ? 1 : 0;
        _ambiguous += decision.Marks.HasFlag(VerdictMarks.Ambiguous) ? 1 : 0;
        _takenForWrites += decision.Marks.HasFlag(VerdictMarks.ReadOnlyMissing) ? 1 : 0;
        _inferred += decision.Marks.HasFlag(VerdictMarks.CategoryInferred) ? 1 : 0;
    }
}

/// <summary>Trails compiled by every implementation, the reference first.</summary>
internal sealed record ParityProgram(
    ImmutableArray<Trail> Trails, ImmutableArray<(IDecider Decider, IProgramDecider Program)> Deciders)
{
    public static ParityProgram Compile(params IReadOnlyList<Trail> trails) =>
        new([.. trails], [.. Oracle.Deciders.All.Select(decider => (decider, decider.Compile(trails)))]);
}
