namespace LoadKit;

/// <summary>A result as a test's assertion.</summary>
public sealed partial record RunResult
{
    /// <summary>The verdict, the objectives with limit, measured value, interval and verdict, and what to look at, as plain text of at most 100 columns.</summary>
    public string Explain() => Results.Explanation.Of(this);

    /// <summary>Throws unless the verdict is Pass: an objective that is unproven is not met.</summary>
    /// <returns>This result.</returns>
    /// <exception cref="LoadTestFailedException">The verdict is Fail or Inconclusive; the message is <see cref="Explain"/>.</exception>
    public RunResult EnsurePassed() => Verdict == Verdict.Pass ? this : throw new LoadTestFailedException(this);

    /// <summary>Throws when the verdict is Fail, and lets Inconclusive pass.</summary>
    /// <returns>This result.</returns>
    /// <exception cref="LoadTestFailedException">The verdict is Fail; the message is <see cref="Explain"/>.</exception>
    public RunResult EnsureNotFailed() => Verdict != Verdict.Fail ? this : throw new LoadTestFailedException(this);
}
