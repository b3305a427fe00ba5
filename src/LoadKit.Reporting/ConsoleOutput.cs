namespace LoadKit.Reporting;

/// <summary>What a <see cref="ConsoleReporter"/> writes.</summary>
public enum ConsoleOutput
{
    /// <summary>The live view on a terminal, plain lines elsewhere.</summary>
    Auto,

    /// <summary>The live view wherever there is a terminal, also on a build server and in a test run.</summary>
    Live,

    /// <summary>Plain lines, also on a terminal.</summary>
    Plain,

    /// <summary>The final report only.</summary>
    Quiet,
}
