namespace LoadKit.Reporting.Html;

/// <summary>A load profile in a few words.</summary>
internal static class LoadWords
{
    public static string Of(Load load) => load switch
    {
        OpenLoad open => $"open, up to {Quantities.PerSecond(new Rate(open.Peak))}{(open.IsPoisson ? " at random" : "")}, at most {Quantities.Count(open.MaxUsers)} users",
        IterationLoad { PerUser: true } each => $"{Quantities.Count(each.Count)} iterations of each of {Quantities.Count(each.Users)} users",
        IterationLoad all => $"{Quantities.Count(all.Count)} iterations by {Quantities.Count(all.Users)} users",
        _ => $"closed, up to {Quantities.Count((long)load.Peak)} users",
    };

    /// <summary>The level of a stage: <c>0 to 50 users</c>, <c>200 /s</c>.</summary>
    public static string Level(Stage stage, Load? load)
    {
        var (from, to) = (Level(stage.From, load), Level(stage.To, load));
        var level = from == to || stage.Kind is StageKind.Hold or StageKind.Spike or StageKind.Step ? to : $"{from} to {to}";
        return load is null or OpenLoad ? level : $"{level} users";
    }

    private static string Level(double level, Load? load) =>
        load is OpenLoad ? Quantities.PerSecond(new Rate(level)) : Quantities.Count((long)Math.Round(level));
}
