namespace LoadKit.Scale;

/// <summary>Measures the rows of a command, prints its table.</summary>
internal static class Report
{
    public static int Of(Command command, Options options)
    {
        var repetitions = options.Repetitions ?? command.Repetitions;
        var machine = new Machine();
        var table = new MarkdownTable();
        var cpu = 0.0;
        foreach (var row in command.Rows(options.Arguments))
        {
            var reports = new List<RowReport>();
            for (var i = 1; i <= repetitions; i++)
            {
                Console.Error.WriteLine($"{command.Name}: {row.Label}, {i} of {repetitions}");
                reports.Add(RowProcess.Run(command, row));
            }

            cpu += reports.Sum(report => report.Cpu);
            table.Add(row.Label, Figures.Median([.. reports.Select(report => report.Figures)]));
        }

        Console.WriteLine($"## {command.Title}");
        Console.WriteLine();
        Console.WriteLine($"{machine.Describe(cpu)} {(repetitions == 1 ? "Measured once." : $"Medians of {repetitions} repetitions.")}");
        Console.WriteLine();
        Console.WriteLine($"    dotnet run -c Release --project benchmarks/LoadKit.Scale -- {string.Join(' ', [command.Name, .. options.Arguments, "--repeat", $"{repetitions}"])}");
        Console.WriteLine();
        Console.WriteLine(table);
        Console.WriteLine(command.Notes);
        Console.WriteLine();
        return 0;
    }

    public static int All(Options options) =>
        Commands.All.Max(command => Of(command, new Options(command.Quick, options.Repetitions ?? 1)));
}
