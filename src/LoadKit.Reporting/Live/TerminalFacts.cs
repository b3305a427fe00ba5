namespace LoadKit.Reporting.Live;

/// <summary>What is known about the process's output.</summary>
internal sealed record TerminalFacts
{
    /// <summary>Whether the output goes to a file or a pipe.</summary>
    public bool IsRedirected { get; init; }

    /// <summary>Whether a person can be there.</summary>
    public bool IsInteractive { get; init; } = true;

    /// <summary>Whether it moves its cursor when told; false where nobody knows.</summary>
    public bool UnderstandsCodes { get; init; }

    /// <summary>What it is written in.</summary>
    public string Encoding { get; init; } = "utf-8";

    /// <summary>The test runner that the process belongs to; null for none.</summary>
    public string? TestHost { get; init; }

    /// <summary>How many columns it has; zero where nobody knows.</summary>
    public int Width { get; init; }

    /// <summary>The environment.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>Whether colours are wanted: https://no-color.org.</summary>
    public bool HasColours => string.IsNullOrEmpty(Variable("NO_COLOR"));
}
