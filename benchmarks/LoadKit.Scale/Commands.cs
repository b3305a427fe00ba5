namespace LoadKit.Scale;

/// <summary>Every claim that can be measured.</summary>
internal static class Commands
{
    public static IReadOnlyList<Command> All { get; } =
    [
        new UsersCommand(),
        new UsersWithServicesCommand(),
        new ArrivalsCommand(),
        new EvennessCommand(),
        new StallCommand(),
        new OverheadCommand(),
        new FairnessCommand(),
        new MemoryCommand(),
        new MemoryInVirtualTimeCommand(),
        new HttpCommand(),
        new CapacityCommand(),
    ];

    public static Command? Find(string name) => All.FirstOrDefault(command => command.Name == name);

    public static int Explain()
    {
        Console.Error.WriteLine("dotnet run -c Release --project benchmarks/LoadKit.Scale -- COMMAND [ARGUMENTS] [--repeat N]");
        foreach (var command in All)
            Console.Error.WriteLine($"  {command.Name,-16} {command.Usage}");

        Console.Error.WriteLine("  all              every command, quick and once");
        return 1;
    }
}
