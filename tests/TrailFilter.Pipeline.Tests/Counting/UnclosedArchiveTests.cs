using System.Text;
using TrailFilter.Core.Records;
using TrailFilter.Pipeline.Tests.Fakes;

namespace TrailFilter.Pipeline.Tests.Counting;

public sealed class UnclosedArchiveTests
{
    [Theory]
    [InlineData("", 1, 0, 1, FaultKind.UnclosedArray)]
    [InlineData(",", 1, 0, 1, FaultKind.UnclosedArray)]
    [InlineData(",{\"eventVersion\":\"1", 2, 1, 0, FaultKind.TruncatedRecord)]
    public async Task A_cut_is_told_once_and_counts_no_record_that_is_not_there(
        string end, long records, long faults, long archiveFaults, FaultKind kind)
    {
        byte[] archive = Encoding.UTF8.GetBytes($$"""{"Records":[{{Archives.Logged("1")}}{{end}}""");
        RunResult result = await RunResult.Of([new MemoryArchive("in", archive)]);
        Assert.Equal((records, faults, archiveFaults), (result.Summary.Records, result.Summary.Faults, result.Summary.ArchiveFaults));
        Assert.Equal(1, result.Summary.Logged);
        Assert.Equal(kind.ToString(), Assert.Single(result.Notices).Kind);
    }
}
