using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Tests;
using TrailFilter.Report.Tallies;
using TrailFilter.Synthesis;

namespace TrailFilter.Report.Tests.Tallies;

/// <summary>Trails, configurations and records to tally.</summary>
internal static class Jobs
{
    private static readonly string[] s_selectors =
    [
        """{"EventSelectors":[{"ReadWriteType":"WriteOnly","IncludeManagementEvents":true,"ExcludeManagementEventSources":["kms.amazonaws.com"]}]}""",
        """[{"FieldSelectors":[{"Field":"eventCategory","Equals":["Data"]},{"Field":"resources.type","Equals":["AWS::S3::Object"]},{"Field":"resources.ARN","NotEndsWith":["1","3"]}]}]""",
        """[{"FieldSelectors":[{"Field":"eventCategory","Equals":["Data"]},{"Field":"resources.type","Equals":["AWS::DynamoDB::Table"]}]},{"FieldSelectors":[{"Field":"eventCategory","Equals":["Data"]},{"Field":"resources.type","Equals":["AWS::Lambda::Function"]}]}]""",
        """[{"FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]},{"Field":"readOnly","Equals":["false"]}]},{"FieldSelectors":[{"Field":"eventCategory","Equals":["NetworkActivity"]},{"Field":"eventSource","Equals":["s3.amazonaws.com"]}]}]""",
        """[{"FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]},{"Field":"userIdentity.arn","NotStartsWith":["arn:aws:sts::111122223333:assumed-role/a"]}]}]""",
    ];

    /// <summary>Six trails, the first one without any selectors of its own.</summary>
    public static ImmutableArray<Trail> Trails { get; } =
        [new Trail("default", SelectorSet.Default), .. s_selectors.Select(static (json, i) => new Trail($"t{i + 1}", Read(json)))];

    public static ImmutableArray<Configuration> Configurations { get; } =
    [
        new("current", [0, 2]),
        new("fewer", [1]),
        new("other", [3, 4, 5]),
        new("nothing", []),
    ];

    /// <summary>Generated records of all kinds, some of them twice.</summary>
    public static List<byte[]> Records(ulong seed, int count)
    {
        GeneratorProfile profile = GeneratorProfile.Default with
        {
            OldShare = 0.1,
            InsightShare = 0.03,
            NetworkActivityShare = 0.05,
            LargeShare = 0,
            ObjectsPerPrefix = 20,
        };
        var generator = new RecordGenerator(profile, seed);
        var records = new List<byte[]>(count);
        for (int i = 0; i < count; i++)
        {
            records.Add(i % 13 == 12 ? records[i / 2] : generator.Next().ToArray());
        }

        return records;
    }

    /// <summary>Real records of all sources.</summary>
    public static IEnumerable<byte[]> RealRecords(string notChecked)
    {
        string folder = SharedData.Require("records", notChecked);
        foreach (string file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            using FileStream bytes = File.OpenRead(file);
            using Stream content = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(bytes, CompressionMode.Decompress) : bytes;
            using var lines = new StreamReader(content, Encoding.UTF8);
            while (lines.ReadLine() is { } line)
            {
                yield return Encoding.UTF8.GetBytes(line);
            }
        }
    }

    private static SelectorSet Read(string json) =>
        SelectorReader.Read(Encoding.UTF8.GetBytes(json), RuleSet.Current).Selectors ?? throw new ArgumentException(json, nameof(json));
}
