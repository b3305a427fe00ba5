using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Live;

/// <summary>What is written to a console, and why it is not the live view.</summary>
/// <param name="Output">Live, plain or quiet.</param>
/// <param name="Reason">Why plain; empty otherwise.</param>
/// <param name="Note">What is wrong with what was asked for; null when nothing is.</param>
internal sealed record OutputChoice(ConsoleOutput Output, string Reason = "", Finding? Note = null)
{
    private const string Switch = "LOADKIT_OUTPUT";
    private const int Narrowest = 60;
    private static readonly string[] BuildServers = ["CI", "TF_BUILD", "TEAMCITY_VERSION", "JENKINS_URL"];

    /// <param name="asked">What the program wants; it wins over the environment.</param>
    /// <param name="facts">What the console is.</param>
    public static OutputChoice Of(ConsoleOutput asked, TerminalFacts facts)
    {
        var said = facts.Variable(Switch);
        var (wanted, by) = asked != ConsoleOutput.Auto ? (asked, "asked for") : (Parsed(said) ?? ConsoleOutput.Auto, $"{Switch}={said}");
        var note = asked != ConsoleOutput.Auto || string.IsNullOrWhiteSpace(said) || Parsed(said) is not null
            ? null
            : new Finding(FindingKind.Notice, $"{Switch} is \"{Foreign.OneLine(said, 20)}\"; it can be live, plain or quiet");
        return wanted switch
        {
            ConsoleOutput.Quiet => new OutputChoice(ConsoleOutput.Quiet),
            ConsoleOutput.Plain => new OutputChoice(ConsoleOutput.Plain, by),
            _ when Obstacle(facts, wanted == ConsoleOutput.Live) is { } reason => new OutputChoice(ConsoleOutput.Plain, reason, note),
            _ => new OutputChoice(ConsoleOutput.Live, "", note),
        };
    }

    // Who asks for the live view knows better than a guess; without a terminal there is nothing to draw on.
    private static string? Obstacle(TerminalFacts facts, bool isAskedFor) => facts switch
    {
        { IsRedirected: true } => "not a terminal",
        { UnderstandsCodes: false } => facts.Variable("TERM") is { Length: > 0 } kind ? $"the terminal is {Foreign.OneLine(kind, 20)}" : "TERM is not set",
        { Encoding: not ("utf-8" or "utf-16") } => $"the terminal's encoding is {Foreign.OneLine(facts.Encoding, 20)}, not utf-8",
        { Width: < Narrowest } => facts.Width <= 0 ? "the terminal has no width" : $"the terminal has {Quantities.Count(facts.Width)} columns of {Quantities.Count(Narrowest)}",
        _ when isAskedFor => null,
        { TestHost: { } host } => $"in a test run, {Foreign.OneLine(host, 40)}",
        { IsInteractive: false } => "not interactive",
        _ => BuildServers.FirstOrDefault(name => facts.Variable(name) is { Length: > 0 } value && !value.Equals("false", StringComparison.OrdinalIgnoreCase)) is { } server
            ? $"on a build server, {server} is set"
            : null,
    };

    private static ConsoleOutput? Parsed(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        "live" => ConsoleOutput.Live,
        "plain" => ConsoleOutput.Plain,
        "quiet" => ConsoleOutput.Quiet,
        "auto" => ConsoleOutput.Auto,
        _ => null,
    };
}
