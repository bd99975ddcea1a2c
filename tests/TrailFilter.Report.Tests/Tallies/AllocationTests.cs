using TrailFilter.Core.Automata;
using TrailFilter.Pipeline.Tallying;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Tests.Tallies;

public sealed class AllocationTests
{
    // A collection that another test causes ends this thread's allocation block early, which counts as if it had been used.
    private const int MaxPasses = 10;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_warm_tally_allocates_nothing(bool leaveOut)
    {
        var rule = new FakeRule("r", "GetObject", "\"GetObject\"");
        var run = new TallyRun(
            SelectorProgram.Compile(Jobs.Trails), Jobs.Configurations,
            new TallyOptions { LeaveDuplicatesOut = leaveOut, Rules = [rule] })
        {
            Keeps = false,
        };
        List<byte[]> records = Jobs.Records(7, 1_000);
        RecordTally tally = run.Book.Create();
        tally.IsFinal = true;
        long least = long.MaxValue;
        for (int pass = 0; pass < MaxPasses && least > 0; pass++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            foreach (byte[] record in records)
            {
                run.Add(tally, record);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            run.Book.Merge(tally);
            tally.Clear();
        }

        Assert.Equal(0, least);
    }
}
