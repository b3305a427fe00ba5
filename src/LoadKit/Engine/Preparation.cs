using LoadKit.Model;

namespace LoadKit.Engine;

/// <summary>What a load test sets up for one run, and tears down after it. All of it in real time.</summary>
internal sealed class Preparation(TestPlan plan) : IAsyncDisposable
{
    // How long a teardown gets to end once its token is cancelled, and a setup.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private const int LongestMessage = 500;

    private readonly Stack<(Setup Setup, SetupValue Value)> values = [];
    private readonly List<Finding> findings = [];

    public IEnumerable<(Setup Setup, SetupValue Value)> Values => values;

    /// <summary>Sets up on a thread of the pool; in virtual time where the caller is, for a simulation that is going on goes on with the run.</summary>
    /// <exception cref="LoadTestSetupException">One failed; those before it are torn down.</exception>
    public Task SetUpAsync(bool isVirtual, CancellationToken cancellationToken) =>
        isVirtual ? SetUpAsync(cancellationToken) : Task.Run(() => SetUpAsync(cancellationToken), CancellationToken.None);

    /// <summary>For a run that broke.</summary>
    public async ValueTask DisposeAsync() => await TearDownAsync();

    /// <summary>Tears down what is there, the last first, and tells what went wrong.</summary>
    public async Task<IReadOnlyList<Finding>> TearDownAsync()
    {
        while (values.TryPop(out var last))
        {
            if (await TearDownAsync(last.Setup, last.Value) is { } failure)
            {
                findings.Add(new Finding(FindingKind.Notice, $"the teardown of \"{last.Setup.Name}\" {failure}"));
            }
        }

        return findings;
    }

    // One after another, until the token is cancelled: then it is for the run to say so.
    private async Task SetUpAsync(CancellationToken cancellationToken)
    {
        foreach (var setup in plan.Setups)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            try
            {
                await SetUpAsync(setup, cancellationToken);
            }
            catch (Exception exception) when (cancellationToken.IsCancellationRequested)
            {
                // Clients like to wrap it.
                if (exception is not OperationCanceledException)
                {
                    findings.Add(new Finding(FindingKind.Notice, $"the setup \"{setup.Name}\" failed when it was cancelled: {Text(exception)}"));
                }

                return;
            }
            catch (Exception exception)
            {
                var torn = await TearDownAsync();
                throw new LoadTestSetupException(plan.Name, setup.Name, exception, torn.Select(finding => finding.Text));
            }
        }
    }

    private static async Task<string?> TearDownAsync(Setup setup, SetupValue value)
    {
        using var limit = new CancellationTokenSource(setup.TeardownLimit, TimeProvider.System);
        var tearing = Task.Run(() => value.TearDownAsync(limit.Token), CancellationToken.None);
        try
        {
            await tearing.WaitAsync(setup.TeardownLimit + Grace, TimeProvider.System);
            return null;
        }
        catch (Exception) when (!tearing.IsCompleted || limit.IsCancellationRequested)
        {
            LeftBehind.Forget(tearing);
            return $"had not ended after {Quantities.Length(setup.TeardownLimit)} and was {(tearing.IsCompleted ? "cancelled" : "left behind")}";
        }
        catch (Exception exception)
        {
            return $"failed: {Text(exception)}";
        }
    }

    private async Task SetUpAsync(Setup setup, CancellationToken cancellationToken)
    {
        // It may block its thread, and is to be left behind then, too.
        var creating = Task.Run(() => setup.CreateAsync(cancellationToken), CancellationToken.None);
        var cancelled = new TaskCompletionSource();
        await using (cancellationToken.UnsafeRegister(static source => ((TaskCompletionSource)source!).TrySetResult(), cancelled))
        {
            if (await Task.WhenAny(creating, cancelled.Task) != creating)
            {
                await Task.WhenAny(creating, Task.Delay(Grace, TimeProvider.System, CancellationToken.None));
            }
        }

        if (creating.IsCompleted)
        {
            values.Push((setup, await creating));
            return;
        }

        findings.Add(new Finding(FindingKind.Notice, $"the setup \"{setup.Name}\" had not ended a second after it was cancelled and was left behind; it is torn down when it ends"));
        LeftBehind.Forget(TearDownLaterAsync(setup, creating));
    }

    private static string Text(Exception exception) => ForeignText.OneLine($"{exception.GetType().Name}: {Failure.Of(exception).Message}", LongestMessage);

    private static async Task TearDownLaterAsync(Setup setup, Task<SetupValue> creating) => await TearDownAsync(setup, await creating);
}
