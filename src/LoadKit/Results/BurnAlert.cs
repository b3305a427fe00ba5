namespace LoadKit;

/// <summary>
/// An alert on the burn rate over a long and a short window, which fires while both are above the threshold: the part of the budget that may be
/// spent in the long window, times period over window (Beyer et al., The Site Reliability Workbook, 2018, chapter 5).
/// </summary>
/// <param name="Severity">What it does: <c>page</c> or <c>ticket</c>.</param>
/// <param name="Window">The long window: how much has to burn.</param>
/// <param name="ShortWindow">The short window: that it still burns.</param>
/// <param name="Threshold">The burn rate from which on it fires.</param>
/// <param name="FiredAfter">When it first fired in the run, from the start of the judged time; null when it did not.</param>
/// <threadsafety>Immutable.</threadsafety>
public sealed record BurnAlert(string Severity, TimeSpan Window, TimeSpan ShortWindow, double Threshold, TimeSpan? FiredAfter);
