using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LoadKit.Reporting.Ci;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting;

/// <summary>
/// Shows the result in TeamCity: a build problem for each objective that was missed, or is unproven or in doubt, and statistic values for the
/// graphs over builds: <c>checkout p95 ms</c> and the like, of the judged stages.
/// </summary>
/// <remarks>Values are named after the test: requests, requests per second, errors in percent, p50, p95 and p99 in milliseconds.</remarks>
/// <threadsafety>For one run at a time; may be used for several in a row.</threadsafety>
public sealed class TeamCityReporter : IReporter
{
    private static readonly int[] Shown = [50, 95, 99];
    private readonly TextWriter output;

    /// <summary>Prints service messages, which do something in TeamCity only.</summary>
    /// <param name="output">The step's standard output, such as <c>Console.Out</c>, or <c>TestContext.Progress</c> in a test. Flushed, never disposed.</param>
    /// <exception cref="ArgumentNullException">The writer is null.</exception>
    public TeamCityReporter(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        this.output = output;
    }

    /// <inheritdoc/>
    public ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        LogLines.Write(output, [.. Statistics(result), .. Annotation.Of(result).Select(of => Problem(result.Name, of))]);
        return ValueTask.CompletedTask;
    }

    private static IEnumerable<string> Statistics(RunResult result)
    {
        var requests = result.Totals.Requests;
        (string Name, double Value)[] values =
        [
            ("requests", requests.Count),
            .. requests.Duration > TimeSpan.Zero ? [("requests per s", requests.PerSecond.PerSecond)] : Array.Empty<(string, double)>(),
            .. requests.Count > 0 ? [("errors %", requests.ErrorRate.Percent)] : Array.Empty<(string, double)>(),
            .. requests.Latency.Count > 0 ? Percentiles(requests.Latency) : [],
        ];
        return values.Select(of => CiCommand.TeamCity(
            "buildStatisticValue", ("key", $"{result.Name} {of.Name}"), ("value", PlainNumber.Of(of.Value, 6))));
    }

    private static (string Name, double Value)[] Percentiles(Latencies times) =>
        [.. Shown.Select(percentile => ($"p{percentile.ToString(CultureInfo.InvariantCulture)} ms", times.Percentile(percentile).TotalMilliseconds))];

    // The same problem has to have the same identity in each build, of letters and digits; the measured value is none of it.
    private static string Problem(string test, Annotation of)
    {
        var identity = $"loadkit_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{test}\n{of.About}")))[..32]}";
        return CiCommand.TeamCity("buildProblem", ("description", $"{test}: {of.Text}"), ("identity", identity));
    }
}
