using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using TrailFilter.Synthesis;

// duckdb-peer lines|records THREADS FILE …: the job as SQL; what it selects goes out verbatim, one record a line, in input order.
if (args is not ["lines" or "records", var threads, .. var files] || files.Length == 0)
{
    Console.Error.WriteLine("Usage: duckdb-peer lines|records THREADS FILE …");
    return 2;
}

static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

string names = string.Join(',', BenchmarkJob.ExcludedEventNames.Select(Quote));
string prefixes = string.Join(" or ", BenchmarkJob.Prefixes.Select(static prefix => $"starts_with(coalesce(entry.ARN, entry.ARNPrefix), {Quote(prefix)})"));
string list = $"[{string.Join(',', files.Select(Quote))}]";

// A document of 50 MB is over DuckDB's usual limit.
string source = args[0] == "lines"
    ? $"select json as record from read_ndjson_objects({list})"
    : $"select unnest(from_json(json_extract(json, '$.Records'), '[\"JSON\"]')) as record from read_json_objects({list}, format='unstructured', maximum_object_size=268435456)";
string query = $$"""
    select record from ({{source}})
    where json_extract_string(record, '$.eventCategory') = 'Data' and json_extract_string(record, '$.eventName') not in ({{names}})
      and len(list_filter(
        from_json(json_extract(record, '$.resources'), '[{"type":"VARCHAR","ARN":"VARCHAR","ARNPrefix":"VARCHAR"}]'),
        entry -> entry.type = 'AWS::S3::Object' and ({{prefixes}}))) > 0
    """;
using var connection = new DuckDBConnection("Data Source=:memory:");
connection.Open();
using DuckDBCommand command = connection.CreateCommand();
command.CommandText = string.Create(CultureInfo.InvariantCulture, $"set threads = {int.Parse(threads, CultureInfo.InvariantCulture)}");
_ = command.ExecuteNonQuery();
command.CommandText = query;
command.UseStreamingMode = true;
using DuckDBDataReader rows = command.ExecuteReader();
using Stream output = new BufferedStream(Console.OpenStandardOutput(), 1 << 20);
while (rows.Read())
{
    output.Write(Encoding.UTF8.GetBytes(rows.GetString(0)));
    output.WriteByte((byte)'\n');
}

return 0;
