namespace LoadKit.Reporting.Tables;

/// <summary>A load profile in a few words.</summary>
internal static class LoadWords
{
    public static string Of(Load load) => load switch
    {
        OpenLoad open => $"open, up to {Quantities.PerSecond(new Rate(open.Peak))}{(open.IsPoisson ? " at random" : "")}, at most {Counted.Of(open.MaxUsers, "user")}",
        IterationLoad { PerUser: true } each => $"{Counted.Of(each.Count, "iteration")} of each of {Counted.Of(each.Users, "user")}",
        IterationLoad all => $"{Counted.Of(all.Count, "iteration")} by {Counted.Of(all.Users, "user")}",
        _ => $"closed, up to {Counted.Of((long)load.Peak, "user")}",
    };

    /// <summary>The level of a stage: <c>0 to 50 users</c>, <c>200 /s</c>.</summary>
    public static string Level(Stage stage, Load? load)
    {
        var (from, to) = (Level(stage.From, load), Level(stage.To, load));
        var level = from == to || stage.Kind is StageKind.Hold or StageKind.Spike or StageKind.Step ? to : $"{from} to {to}";
        return load is null or OpenLoad ? level : level == "1" ? "1 user" : $"{level} users";
    }

    private static string Level(double level, Load? load) =>
        load is OpenLoad ? Quantities.PerSecond(new Rate(level)) : Quantities.Count((long)Math.Round(level));
}
