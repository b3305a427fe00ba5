using LoadKit.Reporting.Progress;

namespace LoadKit.Reporting.Live;

/// <summary>Which quantities are shown where there is no room for all: what is missed first, then what is always there; the others in one sentence.</summary>
internal static class ShownFigures
{
    public static (IReadOnlyList<Figure> Shown, string Others) Of(IReadOnlyList<Figure> figures, int room)
    {
        if (figures.Count <= room)
        {
            return (figures, "");
        }

        var chosen = figures.Index().OrderBy(figure => Rank(figure.Item)).ThenBy(figure => figure.Index).Take(Math.Max(1, room - 1)).Select(figure => figure.Index).ToHashSet();
        var rest = figures.Index().Where(figure => !chosen.Contains(figure.Index)).Select(figure => figure.Item).Where(figure => figure.Standing is not null).ToList();
        return ([.. figures.Index().Where(figure => chosen.Contains(figure.Index)).Select(figure => figure.Item)], Sentence(rest));
    }

    private static int Rank(Figure figure) => figure.Standing switch
    {
        Standing.Missed or Standing.MissedSoFar => 0,
        null => 1,
        Standing.Unproven => 2,
        Standing.Met or Standing.MetSoFar or Standing.NotYet => 3,
        _ => 4,
    };

    private static string Sentence(List<Figure> rest)
    {
        var kinds = rest.GroupBy(figure => Mark.Text(figure.Standing!.Value)).OrderBy(same => Rank(same.First())).Select(same => $"{Quantities.Count(same.Count())} {same.Key}");
        return rest.Count == 0 ? "" : $"and {Quantities.Count(rest.Count)} more objective{(rest.Count == 1 ? "" : "s")}: {string.Join(", ", kinds)}";
    }
}
