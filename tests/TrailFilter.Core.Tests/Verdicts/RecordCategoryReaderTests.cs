using System.Text;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Fields;
using TrailFilter.Core.Records;
using TrailFilter.Core.Verdicts;

namespace TrailFilter.Core.Tests.Verdicts;

public sealed class RecordCategoryReaderTests
{
    private static readonly FieldPlan s_plan = Evaluator.PlanFor(SelectorProgram.Compile([]));

    [Theory]
    [InlineData("""{"eventCategory":"Data","managementEvent":true}""", "Data")]
    [InlineData("""{"eventCategory":"Insight"}""", "Insight")]
    [InlineData("""{"eventCategory":""}""", "")]
    [InlineData("""{"eventCategory":true,"managementEvent":false}""", "Data")]
    [InlineData("""{"managementEvent":true,"eventType":"AwsVpceEvent"}""", "Management")]
    [InlineData("""{"eventType":"AwsVpceEvent"}""", "NetworkActivity")]
    [InlineData("""{"eventType":"AwsCloudTrailInsight"}""", "")]
    [InlineData("""{"eventSource":"s3.amazonaws.com","eventName":"GetObject"}""", "Data")]
    [InlineData("""{"eventSource":"x.amazonaws.com","resources":[{"type":"AWS::S3::Object"}]}""", "Data")]
    [InlineData("""{"eventSource":"x.amazonaws.com","eventName":"GetObject"}""", "Management")]
    public void The_category_is_the_one_the_record_names_or_the_one_that_is_inferred(string json, string category)
    {
        byte[] record = Encoding.UTF8.GetBytes(json);
        var fields = new RecordFields(s_plan);
        Assert.Equal(RecordFault.None, new StrictExtractor(s_plan).Extract(record, fields));
        Assert.Equal(category, Encoding.UTF8.GetString(new RecordCategoryReader(s_plan).Read(record, fields)));
    }

    [Fact]
    public void A_plan_without_what_tells_the_category_is_refused() =>
        Assert.Throws<ArgumentException>(() => new RecordCategoryReader(new FieldPlan(["eventCategory", "eventName"], ResourceUse.Always)));
}
