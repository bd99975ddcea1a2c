using TrailFilter.Report.Model;

namespace TrailFilter.Report.Tests;

public sealed class ContractTests
{
    [Fact]
    public void Amounts_add_up() => Assert.Equal(new Amount(3, 70), new Amount(1, 30) + new Amount(2, 40));
}
