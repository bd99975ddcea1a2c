namespace TrailFilter.Comparison.Measuring;

/// <summary>
/// Runs contenders round-robin, so that what disturbs the machine falls on all alike: a round to warm up and to check that all
/// agree, then the counted ones. Each round begins with another contender.
/// </summary>
internal static class Rounds
{
    /// <summary>Runs them all.</summary>
    /// <returns>The figures of each, in the order given; none of those that are missing.</returns>
    /// <exception cref="ComparisonException">One failed, or two disagree.</exception>
    public static Measurement[][] Run(Runner runner, IReadOnlyList<Contender> contenders, int rounds)
    {
        int[] present = [.. Enumerable.Range(0, contenders.Count).Where(i => contenders[i].Missing is null)];
        var figures = contenders.Select(_ => new Measurement[rounds]).ToArray();
        for (int round = -1; round < rounds; round++)
        {
            var outputs = new Dictionary<string, (string Name, string Output)>();
            for (int i = 0; i < present.Length; i++)
            {
                int index = present[(i + round + 1) % present.Length];
                Contender contender = contenders[index];
                Show($"{(round < 0 ? "warm-up" : $"round {round + 1} of {rounds}")}: {contender.Name}");
                Measurement measurement = runner.Run(contender);
                RequireAgreement(outputs, contender, measurement);
                if (round >= 0)
                {
                    figures[index][round] = measurement;
                }
            }
        }

        Show("");
        return [.. contenders.Select((contender, i) => contender.Missing is null ? figures[i] : [])];
    }

    /// <summary>What is running, on one line over the last; on a terminal only.</summary>
    private static void Show(string text)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write($"\r\e[K{text}");
        }
    }

    private static void RequireAgreement(Dictionary<string, (string Name, string Output)> outputs, Contender contender, Measurement measurement)
    {
        if (contender.Check == OutputCheck.None)
        {
            return;
        }

        if (!outputs.TryAdd(contender.Agrees, (contender.Name, measurement.Output)) && outputs[contender.Agrees].Output != measurement.Output)
        {
            (string name, string output) = outputs[contender.Agrees];
            throw new ComparisonException($"Outputs differ: {output} by {name}, {measurement.Output} by {contender.Name}.");
        }
    }
}
