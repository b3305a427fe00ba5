namespace LoadKit.Reporting.Progress;

/// <summary>An unfinished run at one moment: all that a view shows of it.</summary>
/// <param name="Run">What was known at its beginning.</param>
/// <param name="Course">Its stages.</param>
/// <param name="Stage">The name of the stage that it is in; empty before the first second is over.</param>
/// <param name="Elapsed">How long it has run.</param>
/// <param name="Ended">Iterations that ended, the warm-up left out.</param>
/// <param name="Dropped">Arrivals that found no free user.</param>
/// <param name="Figures">The quantities, those of all requests first.</param>
/// <param name="Errors">The most frequent errors.</param>
/// <param name="ErrorKinds">How many kinds of errors there are.</param>
/// <threadsafety>Immutable.</threadsafety>
internal sealed record Snapshot(
    RunInfo Run, Course Course, string Stage, TimeSpan Elapsed, long Ended, long Dropped, IReadOnlyList<Figure> Figures, IReadOnlyList<ErrorInterval> Errors, int ErrorKinds);
