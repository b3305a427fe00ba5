using LoadKit.Model;

namespace LoadKit;

/// <summary>Steps that know more of themselves than their time: bytes, phases, a trace. For the protocols that LoadKit speaks itself.</summary>
public sealed partial class VirtualUser
{
    [ThreadStatic]
    private static WireExchange? spare;

    /// <summary>
    /// Begins a step. It is ended by <see cref="EndExchange(WireExchange)"/> or <see cref="EndExchange(WireExchange, Exception)"/>, after which the exchange may
    /// not be touched. Its code MUST honour the exchange's token: it is left behind by whoever waits for it, not by the engine.
    /// </summary>
    /// <param name="name">The step's name.</param>
    /// <param name="longest">The longest it may take; the plan's step timeout where that is shorter.</param>
    internal WireExchange BeginExchange(string name, TimeSpan longest)
    {
        var exchange = spare ?? new WireExchange();
        spare = null;
        var limit = host.StepTimeout is { } least && least < longest ? least : longest;
        var now = host.Now;
        exchange.Begin(Begin(name, now), Iteration, host.Limit(this, limit, now), limit);
        return exchange;
    }

    /// <summary>Ends the step as <see cref="WireExchange.Failure"/> says. A check or a failure that was marked in it counts too.</summary>
    internal void EndExchange(WireExchange exchange)
    {
        var failure = Failure.Worse(notes?.MarkAfter(exchange.Step.Marks) ?? Failure.None, exchange.Failure);
        var isOwn = exchange.Iteration == Iteration;
        if (!exchange.Failure.IsNone && !exchange.IsRepeated && isOwn)
        {
            Notes.MarkExchange(exchange.Failure);
        }

        End(exchange.Step, failure, exchange);
        lastStepFailed &= isOwn && !exchange.IsRepeated;
        Return(exchange);
    }

    /// <summary>Ends the step with an exception, which counts as <see cref="WireExchange.Failure"/> says, or as itself. Nothing is counted when the run or the iteration is over.</summary>
    /// <returns>What the scenario is to see: a <see cref="TimeoutException"/> when the time was over, otherwise the exception itself.</returns>
    internal Exception EndExchange(WireExchange exchange, Exception exception)
    {
        var isTimeout = exchange.IsOver && exception is OperationCanceledException;
        var seen = isTimeout ? new StepTimeoutException(exchange.Longest) : exception;
        if (!isTimeout && (IterationToken.IsCancellationRequested || IsOver(exception)))
        {
            exchange.Step.Trace?.End(Failure.None);
        }
        else
        {
            var failure = !exchange.Failure.IsNone ? exchange.Failure : isTimeout ? Failure.Timeout("the step", exchange.Longest) : Failure.Of(exception);
            Notes.Threw(seen, failure);
            End(exchange.Step, failure, exchange);
        }

        Return(exchange);
        return seen;
    }

    private static void Return(WireExchange exchange)
    {
        exchange.End();
        spare = exchange;
    }
}
