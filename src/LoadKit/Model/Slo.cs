namespace LoadKit;

/// <summary>
/// A service level objective: a quantity, its limit, and what it is about. Objectives are about <em>requests</em>: each step is one, and
/// an iteration in which no step ran, or which failed outside its steps, counts as one of its own. <see cref="OfIterations"/> makes
/// an objective about whole iterations instead. Judged are the stages of constant load unless a stage is named.
/// </summary>
/// <threadsafety>An immutable value.</threadsafety>
public abstract record Slo
{
    private protected Slo(SloScope scope) => Scope = scope;

    /// <summary>What the objective is about.</summary>
    public SloScope Scope { get; private init; }

    /// <summary>The quantity in a word or two: <c>p95</c>, <c>error rate</c>.</summary>
    public abstract string Quantity { get; }

    /// <summary>The limit with its sign and unit: <c>&lt;= 200 ms</c>, <c>&lt; 1 %</c>.</summary>
    public abstract string Limit { get; }

    /// <summary>The limit as a number: seconds for times, a share for shares, per second for rates, a score; null for an objective of one's own.</summary>
    public abstract double? LimitValue { get; }

    /// <summary>Whether more is better, so that the limit is a lower one.</summary>
    public virtual bool HigherIsBetter => false;

    /// <summary>Quantity and scope: <c>p95, all requests</c>.</summary>
    public virtual string Name => $"{Quantity}, {Scope}";

    /// <summary>A percentile of the latency, from the intended start. Requests that failed count as slower than any limit.</summary>
    /// <param name="percentile">From 0.0001 to 99.9999, such as 95; for 100 there is <see cref="MaxLatency"/>.</param>
    /// <param name="atMost">The longest latency that is good enough, from one microsecond (the resolution of what is measured) to one hour.</param>
    /// <param name="step">Only this step.</param>
    /// <param name="scenario">Only this scenario.</param>
    /// <param name="userType">Only this user type.</param>
    /// <param name="stage">Only this stage.</param>
    /// <param name="tag">Only what carries this tag: steps, and iterations without steps.</param>
    public static Slo Latency(double percentile, TimeSpan atMost, string? step = null, string? scenario = null, string? userType = null, string? stage = null, Tag? tag = null) =>
        new LatencySlo(percentile, atMost, new SloScope(step, scenario, userType, stage, tag));

    /// <summary>The mean latency, failed requests included at the time they took.</summary>
    /// <inheritdoc cref="Latency" path="/param"/>
    public static Slo MeanLatency(TimeSpan atMost, string? step = null, string? scenario = null, string? userType = null, string? stage = null, Tag? tag = null) =>
        new MeanLatencySlo(atMost, new SloScope(step, scenario, userType, stage, tag));

    /// <summary>The highest latency, failed requests included at the time they took.</summary>
    /// <inheritdoc cref="Latency" path="/param"/>
    public static Slo MaxLatency(TimeSpan atMost, string? step = null, string? scenario = null, string? userType = null, string? stage = null, Tag? tag = null) =>
        new MaxLatencySlo(atMost, new SloScope(step, scenario, userType, stage, tag));

    /// <summary>Failed requests of all requests.</summary>
    /// <param name="below">The share that is too high already.</param>
    /// <param name="step">Only this step.</param>
    /// <param name="scenario">Only this scenario.</param>
    /// <param name="userType">Only this user type.</param>
    /// <param name="stage">Only this stage.</param>
    /// <param name="tag">Only what carries this tag: steps, and iterations without steps.</param>
    public static Slo ErrorRate(Ratio below, string? step = null, string? scenario = null, string? userType = null, string? stage = null, Tag? tag = null) =>
        new ErrorRateSlo(below, new SloScope(step, scenario, userType, stage, tag));

    /// <summary>Rejected requests of all requests: turned away by a rate limit or an overloaded service (429 and 503 of HTTP steps, <see cref="VirtualUser.Reject"/>).</summary>
    /// <inheritdoc cref="ErrorRate" path="/param"/>
    public static Slo RejectionRate(Ratio below, string? step = null, string? scenario = null, string? userType = null, string? stage = null, Tag? tag = null) =>
        new RejectionRateSlo(below, new SloScope(step, scenario, userType, stage, tag));

    /// <summary>Requests that succeeded of all requests, with the error budget of a period.</summary>
    /// <param name="atLeast">The share that has to succeed, below 100 %.</param>
    /// <param name="per">The period of the error budget; 30 days when null.</param>
    /// <param name="step">Only this step.</param>
    /// <param name="scenario">Only this scenario.</param>
    /// <param name="userType">Only this user type.</param>
    /// <param name="stage">Only this stage.</param>
    /// <param name="tag">Only what carries this tag: steps, and iterations without steps.</param>
    public static Slo Availability(Ratio atLeast, TimeSpan? per = null, string? step = null, string? scenario = null, string? userType = null, string? stage = null, Tag? tag = null) =>
        new AvailabilitySlo(atLeast, per ?? TimeSpan.FromDays(30), new SloScope(step, scenario, userType, stage, tag));

    /// <summary>Checks that passed of all checks.</summary>
    /// <param name="atLeast">The share that has to pass.</param>
    /// <param name="check">Only this check; all when null.</param>
    /// <param name="scenario">Only this scenario.</param>
    /// <param name="userType">Only this user type.</param>
    /// <param name="stage">Only this stage.</param>
    public static Slo CheckRate(Ratio atLeast, string? check = null, string? scenario = null, string? userType = null, string? stage = null) =>
        new CheckRateSlo(atLeast, check, new SloScope(null, scenario, userType, stage));

    /// <summary>Requests that succeeded per second.</summary>
    /// <param name="atLeast">The rate that is high enough.</param>
    /// <param name="sustainedFor">
    /// When null, the mean over the judged time. Otherwise some stretch of this length has to hold the rate, in the sense of <paramref name="sustained"/>.
    /// </param>
    /// <param name="sustained">Whether at most 5 % of the stretch's ten-second windows may be below the rate (the default), none, or whether its mean counts.</param>
    /// <param name="step">Only this step.</param>
    /// <param name="scenario">Only this scenario.</param>
    /// <param name="userType">Only this user type.</param>
    /// <param name="stage">Only this stage.</param>
    /// <param name="tag">Only what carries this tag: steps, and iterations without steps.</param>
    public static Slo Throughput(Rate atLeast, TimeSpan? sustainedFor = null, Sustained sustained = Sustained.Tolerant, string? step = null, string? scenario = null, string? userType = null, string? stage = null, Tag? tag = null) =>
        new ThroughputSlo(atLeast, sustainedFor, sustained, new SloScope(step, scenario, userType, stage, tag));

    /// <summary>
    /// The Apdex, from 0 to 1: requests within <paramref name="satisfied"/> count one, those within four times that half, slower and failed ones
    /// nothing (Apdex Alliance 2007).
    /// </summary>
    /// <param name="atLeast">The score that is high enough, above 0 and below 1.</param>
    /// <param name="satisfied">Who waits no longer is satisfied.</param>
    /// <param name="step">Only this step.</param>
    /// <param name="scenario">Only this scenario.</param>
    /// <param name="userType">Only this user type.</param>
    /// <param name="stage">Only this stage.</param>
    /// <param name="tag">Only what carries this tag: steps, and iterations without steps.</param>
    public static Slo Apdex(double atLeast, TimeSpan satisfied, string? step = null, string? scenario = null, string? userType = null, string? stage = null, Tag? tag = null) =>
        new ApdexSlo(atLeast, satisfied, new SloScope(step, scenario, userType, stage, tag));

    /// <summary>Arrivals of an open load that found no free user, of all arrivals.</summary>
    /// <param name="below">The share that is too high already.</param>
    /// <param name="stage">Only this stage.</param>
    public static Slo DroppedIterations(Ratio below, string? stage = null) =>
        new DroppedIterationsSlo(below, new SloScope(Stage: stage, OfIterations: true));

    /// <summary>The same objective about whole iterations instead of requests. An iteration's latency leaves out its think time.</summary>
    public Slo OfIterations() => this with { Scope = Scope with { OfIterations = true } };

    /// <summary>
    /// The same objective without what was rejected, as if it had not been asked: for a service whose rate limit is meant to turn away what is too much. Give
    /// the rejections a limit of their own with <see cref="RejectionRate"/>, or nobody sees them grow.
    /// </summary>
    public Slo WithoutRejections() => this with { Scope = Scope with { WithoutRejections = true } };

    /// <summary>The same objective about one stage.</summary>
    internal Slo InStage(string name) => this with { Scope = Scope with { Stage = name } };

    /// <summary>The latencies at which it turns: what took longer is counted apart.</summary>
    internal virtual IEnumerable<TimeSpan> ExactLimits => [];

    /// <summary>The objective of a smaller or larger version of the plan.</summary>
    internal virtual Slo Scale(double time, double load) => this;

    internal IEnumerable<PlanError> Check()
    {
        var place = $"objective \"{Name}\"";
        foreach (var (what, name) in Names)
        {
            if (name is not null && string.IsNullOrWhiteSpace(name))
            {
                yield return new PlanError(place, $"the name of the {what} is empty; leave it out to mean all");
            }
        }

        if (Scope is { OfIterations: true, Step: not null })
        {
            yield return new PlanError(place, "a step is no iteration; name a scenario instead of the step, or leave out OfIterations");
        }

        if (Scope.Tag is { } tag && (string.IsNullOrWhiteSpace(tag.Key) || string.IsNullOrWhiteSpace(tag.Value)))
        {
            yield return new PlanError(place, "the tag has no key or no value; leave it out to mean all");
        }

        if (Scope.WithoutRejections && this is (RejectionRateSlo or CheckRateSlo or DroppedIterationsSlo))
        {
            yield return new PlanError(place, "it does not count requests that succeed or fail; leave out WithoutRejections");
        }

        foreach (var mistake in Mistakes())
        {
            yield return new PlanError(place, mistake);
        }
    }

    private protected virtual IEnumerable<(string What, string? Name)> Names =>
        [("step", Scope.Step), ("scenario", Scope.Scenario), ("user type", Scope.UserType), ("stage", Scope.Stage)];

    private protected abstract IEnumerable<string> Mistakes();
}
