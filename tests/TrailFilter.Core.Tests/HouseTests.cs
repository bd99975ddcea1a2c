using System.Text.RegularExpressions;

namespace TrailFilter.Core.Tests;

/// <summary>The order of the house, read from the sources: who may use whom, and where unsafe code may live (I7).</summary>
public sealed partial class HouseTests
{
    /// <summary>The rooms of Core and those each may use; data flows from Bytes to Verdicts, references the other way.</summary>
    private static readonly Dictionary<string, string[]> s_mayUse = new()
    {
        ["Bytes"] = [],
        ["Records"] = ["Bytes"],
        ["Fields"] = ["Bytes", "Records"],
        ["Selectors"] = ["Bytes"],
        ["Automata"] = ["Selectors"],
        ["Verdicts"] = ["Fields", "Records", "Automata", "Selectors"],
    };

    private static readonly string s_engine = Path.Combine(FindRoot(), "engine");

    [Fact]
    public void Rooms_of_Core_reference_only_the_rooms_below_them()
    {
        foreach ((string file, string text) in Sources("TrailFilter.Core"))
        {
            string room = Path.GetRelativePath(Path.Combine(s_engine, "TrailFilter.Core"), file).Split(Path.DirectorySeparatorChar)[0];
            foreach (Match use in UsedRoom().Matches(text))
            {
                string used = use.Groups[1].Value;
                Assert.True(used == room || s_mayUse[room].Contains(used), $"{file}: {room} must not use {used}.");
            }
        }
    }

    [Fact]
    public void Unsafe_code_lives_only_in_Bytes()
    {
        string bytes = Path.Combine(s_engine, "TrailFilter.Core", "Bytes");
        // Asking which instruction sets the machine has takes an intrinsic, but neither pointers nor vectors.
        string startUp = Path.Combine(s_engine, "TrailFilter.Cli", "StartUp");
        foreach ((string file, string text) in Sources("."))
        {
            Regex forbidden = file.StartsWith(startUp, StringComparison.Ordinal) ? UnsafeCodeButProcessors() : UnsafeCode();
            Assert.True(
                file.StartsWith(bytes, StringComparison.Ordinal) || !forbidden.IsMatch(text), $"{file} holds unsafe code or intrinsics.");
        }
    }

    [Fact]
    public void Every_block_of_unsafe_code_says_why_it_is_safe()
    {
        foreach ((string file, string text) in Sources(Path.Combine("TrailFilter.Core", "Bytes")))
        {
            Assert.True(
                !text.Contains("Unsafe.", StringComparison.Ordinal) || text.Contains("// SAFETY:", StringComparison.Ordinal),
                $"{file} uses Unsafe without a line that begins with // SAFETY:.");
        }
    }

    [Fact]
    public void No_file_is_a_crowded_room()
    {
        foreach ((string file, string text) in Sources("."))
        {
            Assert.True(text.Count(c => c == '\n') <= 400, $"{file} has more than 400 lines.");
        }
    }

    private static IEnumerable<(string File, string Text)> Sources(string folder) =>
        Directory.EnumerateFiles(Path.GetFullPath(Path.Combine(s_engine, folder)), "*.cs", SearchOption.AllDirectories)
            .Select(file => (file, File.ReadAllText(file)));

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Filter.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("Filter.sln is in no folder above the tests.");
    }

    [GeneratedRegex(@"using (?:static )?TrailFilter\.Core\.([A-Za-z]+)")]
    private static partial Regex UsedRoom();

    [GeneratedRegex(@"\bunsafe\b|\bUnsafe\.|\bMemoryMarshal\.|System\.Runtime\.Intrinsics")]
    private static partial Regex UnsafeCode();

    [GeneratedRegex(@"\bunsafe\b|\bUnsafe\.|\bMemoryMarshal\.|\bVector(64|128|256|512)?\b")]
    private static partial Regex UnsafeCodeButProcessors();
}
