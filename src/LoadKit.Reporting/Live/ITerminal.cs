namespace LoadKit.Reporting.Live;

/// <summary>Where a console reporter writes, and what is known about it.</summary>
internal interface ITerminal
{
    /// <summary>What the choice between live view and plain lines rests on, as it is now.</summary>
    TerminalFacts Facts { get; }

    /// <summary>How many columns and rows it has now; zero where nobody knows.</summary>
    (int Width, int Height) Size { get; }

    /// <summary>For lines that stay.</summary>
    TextWriter Lines { get; }

    /// <summary>For frames: nothing stands between it and the terminal.</summary>
    TextWriter Screen { get; }

    /// <summary>Tells when the process is asked to end, and decides nothing; until disposed.</summary>
    IDisposable WhenInterrupted(Action tell);
}
