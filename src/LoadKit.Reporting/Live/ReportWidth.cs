namespace LoadKit.Reporting.Live;

/// <summary>How wide the final report may be: as the terminal is, where there is one.</summary>
internal static class ReportWidth
{
    private const int Narrowest = 40;
    private const int Usual = 120;
    private const int Widest = 200;

    public static int Of(TerminalFacts facts) => facts.IsRedirected || facts.Width <= 0 ? Usual : Math.Clamp(facts.Width, Narrowest, Widest);
}
