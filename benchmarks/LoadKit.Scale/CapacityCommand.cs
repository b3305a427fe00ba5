using System.Diagnostics;
using LoadKit.Tests.Experiments;
using LoadKit.Units;

namespace LoadKit.Scale;

/// <summary>How often a capacity search is wrong, and by how much, on queues whose capacity is known exactly.</summary>
internal sealed class CapacityCommand : Command
{
    public override string Name => "capacity";

    public override string Usage => "[searches] (200)";

    public override string Title => "The answers of the capacity search against queues of known capacity";

    public override string Notes => """
        Searches of the usual settings in virtual time, each with random arrivals and service times of its own, from the rate in brackets. The capacity is the rate at which the percentile of an
        M/M/c queue's response time is the limit (Erlang C). *Too high* is the share of searches whose proven rate is above the capacity; *bracketed* that in which it lies between proven and refuted;
        *within 5 %* that whose estimate is. Errors are relative to the capacity; *spread* is the standard deviation of the estimate's. *Length* is what a search would take on a real clock.
        """;

    public override string[] Quick => ["4"];

    public override int Repetitions => 1;

    public override IEnumerable<Row> Rows(string[] arguments)
    {
        var searches = arguments.Length > 0 ? arguments[0] : "200";
        return
        [
            new("M/M/8 of 20 ms, p95 at most 100 ms (50/s)", searches, "8", "20", "95", "100", "50", "360.92697780633137"),
            new("M/M/8 of 20 ms, p99 at most 150 ms (50/s)", searches, "8", "20", "99", "150", "50", "363.1854809974748"),
            new("M/M/1 of 5 ms, p95 at most 50 ms (20/s)", searches, "1", "5", "95", "50", "20", "140.0853545289202"),
            new("M/M/1 of 10 ms, p99 at most 100 ms (10/s)", searches, "1", "10", "99", "100", "10", "53.94829814011863"),
            new("M/M/64 of 100 ms, p95 at most 400 ms (100/s)", searches, "64", "100", "95", "400", "100", "626.4643275939495"),
            new("M/M/2 of 50 ms, p90 at most 200 ms (10/s)", searches, "2", "50", "90", "200", "10", "26.654266405820685"),
        ];
    }

    public override Figures Measure(string[] row)
    {
        var numbers = row.Select(double.Parse).ToArray();
        var (truth, start) = (numbers[6], Stopwatch.GetTimestamp());
        var results = Enumerable.Range(1, (int)numbers[0]).Select(seed =>
        {
            var time = new VirtualTime();
            var queue = new QueueingService(time, (int)numbers[1], numbers[2].Milliseconds, seed);
            return CapacitySearch.Of(queue.Test(numbers[3], numbers[4].Milliseconds), from: numbers[5].PerSecond).WithSeed((ulong)seed).RunAsync().GetAwaiter().GetResult();
        }).ToList();
        var proven = results.Where(result => result.Proven is not null).Select(result => Error(result.Proven!.Value, truth)).Order().ToList();
        var estimates = results.Where(result => result.Estimate is not null).Select(result => Error(result.Estimate!.Value, truth)).ToList();
        var mean = estimates.Average();
        return new Figures()
            .Add("answered", (double)proven.Count / results.Count * 100, Unit.Percent)
            .Add("too high", (double)proven.Count(error => error > 0) / results.Count * 100, Unit.Percent)
            .Add("proven, median error", proven[proven.Count / 2], Unit.Percent)
            .Add("5 % of searches below", proven[proven.Count / 20], Unit.Percent)
            .Add("estimate, mean error", mean, Unit.Percent)
            .Add("spread", Math.Sqrt(estimates.Average(error => (error - mean) * (error - mean))), Unit.Percent)
            .Add("within 5 %", (double)estimates.Count(error => Math.Abs(error) <= 5) / results.Count * 100, Unit.Percent)
            .Add("bracketed", (double)results.Count(result => result.Proven?.PerSecond <= truth && !(result.Refuted?.PerSecond < truth)) / results.Count * 100, Unit.Percent)
            .Add("probes", results.Average(result => result.Probes.Count), Unit.Decimal)
            .Add("length", TimeSpan.FromSeconds(results.Average(result => result.Duration.TotalSeconds)))
            .Add("took", Stopwatch.GetElapsedTime(start));
    }

    private static double Error(Rate answer, double truth) => ((answer.PerSecond / truth) - 1) * 100;
}
