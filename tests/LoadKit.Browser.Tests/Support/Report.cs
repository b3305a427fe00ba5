using LoadKit.Reporting;
using LoadKit.Reporting.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Browser.Tests.Support;

/// <summary>A result and the page that was written of it.</summary>
internal sealed record Report(string Name, RunResult Result, string Path)
{
    /// <summary>Would run, load, paint, hide or push aside something, were it more than text.</summary>
    public const string Nasty = "\"><script>document.title='owned'</script><img src=x onerror=alert(1)>' onclick='";

    private static readonly Folder Folder = new();

    private static readonly Dictionary<string, Lazy<Task<Report>>> Made = new()
    {
        ["made up"] = Of("made up", () => Task.FromResult(Staircase.Result)),
        ["real"] = Of("real", () => Shop.RunAsync(), () => Shop.RunAsync(slow: 1)),
        ["hostile"] = Of("hostile", () => Shop.RunAsync(name => $"{Nasty}\u202E{name}{new string('W', 120)}")),
        ["cancelled"] = Of("cancelled", () => Shop.RunAsync(stopAfter: 47.3.Seconds)),
        ["empty"] = Of("empty", () => Task.FromResult(new RunResult { Name = "empty", Verdict = Verdict.Inconclusive, Reason = "no iteration ended", StartedAt = DateTimeOffset.UnixEpoch, Duration = 30.Seconds })),
    };

    public static IEnumerable<string> All => Made.Keys;

    /// <summary>Whether it has every panel.</summary>
    public bool IsWhole => Name is "real" or "hostile";

    /// <summary>Whether it has charts.</summary>
    public bool IsDrawn => Result.Timeline.Count > 0;

    public string Address => new Uri(Path).AbsoluteUri;

    public string Html => File.ReadAllText(Path);

    /// <summary>The first word of a report on such a verdict.</summary>
    public string Word => Result.Verdict switch
    {
        Verdict.Pass => "Passed",
        Verdict.Fail => "Failed",
        _ => "Inconclusive",
    };

    public static Task<Report> Called(string name) => Made[name].Value;

    public static void RemoveAll() => Folder.Dispose();

    private static Lazy<Task<Report>> Of(string name, Func<Task<RunResult>> result, Func<Task<RunResult>>? baseline = null) => new(async () =>
    {
        var path = Folder[$"{name.Replace(' ', '-')}.html"];
        var finished = await result();
        await new HtmlReporter(path) { Baseline = baseline is null ? null : await baseline() }.FinishAsync(finished, CancellationToken.None);
        return new Report(name, finished, path);
    });
}
