using System.Diagnostics;
using TrailFilter.Comparison.Building;

namespace TrailFilter.Comparison.Reporting;

/// <summary>Which versions of the peers were run.</summary>
internal static class Versions
{
    /// <summary>One line.</summary>
    public static string Describe(Session session)
    {
        var words = new List<string> { $".NET SDK {Tools.FirstLine("dotnet", "--version")}", Tools.FirstLine("g++", "--version") };
        foreach (bool avx2 in new[] { false, true })
        {
            if (File.Exists(session.Builds.Simdjson("memory", avx2)))
            {
                string probe = session.Corpus.Text("probe.ndjson", "{}\n");
                string forced = avx2 ? "SIMDJSON_FORCE_IMPLEMENTATION=haswell " : "";
                string command = $"{forced}'{session.Builds.Simdjson("memory", avx2)}' job-lines '{session.Corpus.Prefixes}' '{probe}' 0";
                words.Add(Tools.Run(null, "sh", "-c", command).Text.Split('\n').First(static line => line.StartsWith("simdjson", StringComparison.Ordinal)));
            }
        }

        foreach (string tool in new[] { "jq", "gojq", "gzip", "pigz", "igzip" })
        {
            words.Add(Tools.FirstLine(tool, "--version"));
        }

        words.Add(Tools.FirstLine("libdeflate-gunzip", "-V"));
        words.Add(Tools.FirstLine("wc", "--version"));
        string own = Tools.Run(null, session.Builds.Native(avx2: false), "--version", "--verbose").Text;
        words.Add($"trailfilter: {string.Join(", ", own.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))}");
        if (File.Exists(session.Builds.DuckDb))
        {
            string library = Path.Combine(Path.GetDirectoryName(session.Builds.DuckDb)!, "DuckDB.NET.Data.dll");
            words.Add($"DuckDB.NET {FileVersionInfo.GetVersionInfo(library).ProductVersion?.Split('+')[0]}");
        }

        return "Versions: " + string.Join("; ", words.Where(static word => word.Length > 0)) + ".";
    }
}
