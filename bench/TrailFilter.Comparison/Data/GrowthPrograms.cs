using System.Text.Json;
using TrailFilter.Synthesis;

namespace TrailFilter.Comparison.Data;

/// <summary>Programs of growing size, each a folder with one file of selectors for each trail.</summary>
internal static class GrowthPrograms
{
    private const int Services = 97;

    /// <summary>One trail whose one selector has so many ARN prefixes, the first of which records have.</summary>
    public static string Values(Corpus corpus, int values) => Folder(corpus, $"values-{values}", 1, _ => SelectorText.File(Objects(Prefixes(values, 0))));

    /// <summary>So many trails of five selectors each, no two alike.</summary>
    public static string Trails(Corpus corpus, int trails) => Folder(corpus, $"trails-{trails}", trails, trail => SelectorText.File(
        SelectorText.Selector("\"eventCategory\",\"Equals\":[\"Management\"]", "\"readOnly\",\"Equals\":[\"false\"]", "\"eventSource\",\"NotEquals\":[\"kms.amazonaws.com\"]"),
        Objects(Prefixes(5, trail)),
        Data("AWS::Lambda::Function", $"\"resources.ARN\",\"EndsWith\":[\"function:part-{trail}\",\"-handler-{trail % Services}\"]"),
        Data("AWS::DynamoDB::Table", $"\"resources.ARN\",\"StartsWith\":[\"arn:aws:dynamodb:us-east-1:111122223333:table/orders-{trail}\"]"),
        SelectorText.Selector("\"eventCategory\",\"Equals\":[\"NetworkActivity\"]", "\"eventSource\",\"Equals\":[\"s3.amazonaws.com\"]", $"\"vpcEndpointId\",\"Equals\":[\"vpce-{trail:x8}\"]")));

    /// <summary>Many trails with five prefixes each, cut at different lengths from ARNs that the records have.</summary>
    public static string Dense(Corpus corpus, int trails)
    {
        string[] arns = [.. ObjectArns.In(File.ReadLines(corpus.Lines).Take(20_000)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var chance = new Random(3);
        return Folder(corpus, $"dense-{trails}", trails, _ => SelectorText.File(Objects(Enumerable.Range(0, 5).Select(_ =>
        {
            string arn = arns[chance.Next(arns.Length)];
            int bucket = "arn:aws:s3:::".Length;
            return arn[..chance.Next(Math.Min(arn.Length, bucket + 12), arn.Length + 1)];
        }))));
    }

    private static string Folder(Corpus corpus, string name, int files, Func<int, string> content) => corpus.Made(name, (path, _) =>
    {
        Directory.CreateDirectory(path);
        for (int i = 0; i < files; i++)
        {
            File.WriteAllText(Path.Combine(path, $"trail-{i:0000}.json"), content(i));
        }
    });

    private static IEnumerable<string> Prefixes(int count, int trail) =>
        BenchmarkJob.Prefixes.Skip(trail % BenchmarkJob.Prefixes.Length).Take(Math.Min(count, 2))
            .Concat(Enumerable.Range(0, Math.Max(0, count - 2)).Select(i => $"arn:aws:s3:::made-up-bucket-{trail}-{i * 7919 % 1000:000}/part/"))
            .Take(count);

    private static string Objects(IEnumerable<string> prefixes) => Data(
        "AWS::S3::Object",
        "\"eventName\",\"NotEquals\":[\"HeadObject\",\"GetObjectAcl\"]",
        $"\"resources.ARN\",\"StartsWith\":[{string.Join(',', prefixes.Select(static prefix => JsonSerializer.Serialize(prefix)))}]");

    private static string Data(string type, params string[] conditions) =>
        SelectorText.Selector(["\"eventCategory\",\"Equals\":[\"Data\"]", $"\"resources.type\",\"Equals\":[\"{type}\"]", .. conditions]);
}
