namespace LoadKit.Model;

/// <summary>How a number of users shrinks or grows: never from somebody to nobody.</summary>
internal static class LoadScale
{
    public static double Users(double users, double factor) =>
        users <= 0 ? users : Math.Max(1, Math.Round(users * factor, MidpointRounding.AwayFromZero));
}
