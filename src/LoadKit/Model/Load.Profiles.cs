using LoadKit.Model;

namespace LoadKit;

/// <content>
/// The profiles that the field has names for (k6's test types), of so many users or of a rate of arrivals. They are profiles like any other: every verb
/// goes on from them, and mistakes are found when the test is run. Ramps are not judged; one of zero length is left out.
/// </content>
public abstract partial record Load
{
    private const string UserUnit = "users";
    private const string RateUnit = "arrivals per second";

    /// <summary>Does it work at all? Few users for a short time: the stage <c>smoke</c>.</summary>
    /// <param name="users">How many; 3 unless said.</param>
    /// <param name="duration">How long; 1 minute unless said.</param>
    public static ClosedLoad Smoke(int users = 3, TimeSpan? duration = null) => ClosedLoad.Of(ReadyProfiles.Smoke(users, duration));

    /// <inheritdoc cref="Smoke(int, TimeSpan?)"/>
    /// <param name="rate">How many arrive.</param>
    /// <param name="duration">How long; 1 minute unless said.</param>
    public static OpenLoad Smoke(Rate rate, TimeSpan? duration = null) => OpenLoad.Of(ReadyProfiles.Smoke(rate.PerSecond, duration));

    /// <summary>Average-load test: does it meet its objectives on a usual day? The stages <c>ramp up</c>, <c>average</c>, <c>ramp down</c>.</summary>
    /// <param name="users">The users of a usual day.</param>
    /// <param name="hold">How long they stay; 30 minutes unless said.</param>
    /// <param name="rampUp">How long until all are there; 5 minutes unless said.</param>
    /// <param name="rampDown">How long until all have left; 5 minutes unless said.</param>
    public static ClosedLoad Average(int users, TimeSpan? hold = null, TimeSpan? rampUp = null, TimeSpan? rampDown = null) =>
        ClosedLoad.Of(Average((double)users, hold, rampUp, rampDown));

    /// <inheritdoc cref="Average(int, TimeSpan?, TimeSpan?, TimeSpan?)"/>
    /// <param name="rate">The arrivals of a usual day.</param>
    /// <param name="hold">How long they stay so; 30 minutes unless said.</param>
    /// <param name="rampUp">How long until all come; 5 minutes unless said.</param>
    /// <param name="rampDown">How long until none come; 5 minutes unless said.</param>
    public static OpenLoad Average(Rate rate, TimeSpan? hold = null, TimeSpan? rampUp = null, TimeSpan? rampDown = null) =>
        OpenLoad.Of(Average(rate.PerSecond, hold, rampUp, rampDown));

    /// <summary>Does it stand more than usual? The shape of <see cref="Average(int, TimeSpan?, TimeSpan?, TimeSpan?)"/> at a higher level, reached more slowly: the stages <c>ramp up</c>, <c>stress</c>, <c>ramp down</c>.</summary>
    /// <param name="users">More than on a usual day.</param>
    /// <param name="hold">How long they stay; 30 minutes unless said.</param>
    /// <param name="rampUp">How long until all are there; 10 minutes unless said.</param>
    /// <param name="rampDown">How long until all have left; 5 minutes unless said.</param>
    public static ClosedLoad Stress(int users, TimeSpan? hold = null, TimeSpan? rampUp = null, TimeSpan? rampDown = null) =>
        ClosedLoad.Of(Stress((double)users, hold, rampUp, rampDown));

    /// <inheritdoc cref="Stress(int, TimeSpan?, TimeSpan?, TimeSpan?)"/>
    /// <param name="rate">More than on a usual day.</param>
    /// <param name="hold">How long they stay so; 30 minutes unless said.</param>
    /// <param name="rampUp">How long until all come; 10 minutes unless said.</param>
    /// <param name="rampDown">How long until none come; 5 minutes unless said.</param>
    public static OpenLoad Stress(Rate rate, TimeSpan? hold = null, TimeSpan? rampUp = null, TimeSpan? rampDown = null) =>
        OpenLoad.Of(Stress(rate.PerSecond, hold, rampUp, rampDown));

    /// <summary>Does it stay as good for hours? Finds leaks and what fills up: the stages <c>ramp up</c>, <c>soak</c>, <c>ramp down</c>.</summary>
    /// <param name="users">The users of a usual day.</param>
    /// <param name="hold">How long they stay; 8 hours unless said.</param>
    /// <param name="rampUp">How long until all are there; 5 minutes unless said.</param>
    /// <param name="rampDown">How long until all have left; 5 minutes unless said.</param>
    public static ClosedLoad Soak(int users, TimeSpan? hold = null, TimeSpan? rampUp = null, TimeSpan? rampDown = null) =>
        ClosedLoad.Of(Soak((double)users, hold, rampUp, rampDown));

    /// <inheritdoc cref="Soak(int, TimeSpan?, TimeSpan?, TimeSpan?)"/>
    /// <param name="rate">The arrivals of a usual day.</param>
    /// <param name="hold">How long they stay so; 8 hours unless said.</param>
    /// <param name="rampUp">How long until all come; 5 minutes unless said.</param>
    /// <param name="rampDown">How long until none come; 5 minutes unless said.</param>
    public static OpenLoad Soak(Rate rate, TimeSpan? hold = null, TimeSpan? rampUp = null, TimeSpan? rampDown = null) =>
        OpenLoad.Of(Soak(rate.PerSecond, hold, rampUp, rampDown));

    /// <summary>
    /// Does it survive a sudden rush, and recover? The stages <c>ramp up</c>, <c>before</c>, <c>spike</c>, <c>after</c>; an objective with <c>stage: "after"</c> is
    /// about the recovery, one without a stage is about the last three together.
    /// </summary>
    /// <param name="normal">The users before and after.</param>
    /// <param name="peak">The users of the spike, from one moment to the next.</param>
    /// <param name="during">How long the spike lasts; 2 minutes unless said.</param>
    /// <param name="before">How long before it; 5 minutes unless said.</param>
    /// <param name="after">How long after it; 5 minutes unless said.</param>
    /// <param name="rampUp">How long until the normal level is reached; 2 minutes unless said.</param>
    public static ClosedLoad Spike(int normal, int peak, TimeSpan? during = null, TimeSpan? before = null, TimeSpan? after = null, TimeSpan? rampUp = null) =>
        ClosedLoad.Of(ReadyProfiles.Spike(normal, peak, during, before, after, rampUp, UserUnit));

    /// <inheritdoc cref="Spike(int, int, TimeSpan?, TimeSpan?, TimeSpan?, TimeSpan?)"/>
    /// <param name="normal">The arrivals before and after.</param>
    /// <param name="peak">The arrivals of the spike, from one moment to the next.</param>
    /// <param name="during">How long the spike lasts; 2 minutes unless said.</param>
    /// <param name="before">How long before it; 5 minutes unless said.</param>
    /// <param name="after">How long after it; 5 minutes unless said.</param>
    /// <param name="rampUp">How long until the normal level is reached; 2 minutes unless said.</param>
    public static OpenLoad Spike(Rate normal, Rate peak, TimeSpan? during = null, TimeSpan? before = null, TimeSpan? after = null, TimeSpan? rampUp = null) =>
        OpenLoad.Of(ReadyProfiles.Spike(normal.PerSecond, peak.PerSecond, during, before, after, rampUp, RateUnit));

    /// <summary>
    /// At which load does it break? A staircase, because ramps are not judged: the stages <c>level 1</c>, <c>level 2</c>, ... at even distances up to the last. For
    /// the number itself there is the capacity search.
    /// </summary>
    /// <param name="to">The users of the last level: more than the system is thought to stand.</param>
    /// <param name="levels">How many levels; 10 unless said, at most 1,000.</param>
    /// <param name="every">How long each lasts; 2 minutes unless said.</param>
    /// <param name="from">The users of the first level; unless said, as many as each level has more than the one before.</param>
    public static ClosedLoad Breakpoint(int to, int levels = 10, TimeSpan? every = null, int? from = null) =>
        ClosedLoad.Of(ReadyProfiles.Breakpoint(to, levels, every, from, UserUnit, isWhole: true));

    /// <inheritdoc cref="Breakpoint(int, int, TimeSpan?, int?)"/>
    /// <param name="to">The arrivals of the last level: more than the system is thought to stand.</param>
    /// <param name="levels">How many levels; 10 unless said, at most 1,000.</param>
    /// <param name="every">How long each lasts; 2 minutes unless said.</param>
    /// <param name="from">The arrivals of the first level; unless said, as many as each level has more than the one before.</param>
    public static OpenLoad Breakpoint(Rate to, int levels = 10, TimeSpan? every = null, Rate? from = null) =>
        OpenLoad.Of(ReadyProfiles.Breakpoint(to.PerSecond, levels, every, from?.PerSecond, RateUnit, isWhole: false));

    private static StageList Average(double level, TimeSpan? hold, TimeSpan? rampUp, TimeSpan? rampDown) => Plateau("average", level, hold ?? TimeSpan.FromMinutes(30), rampUp, rampDown);

    private static StageList Soak(double level, TimeSpan? hold, TimeSpan? rampUp, TimeSpan? rampDown) => Plateau("soak", level, hold ?? TimeSpan.FromHours(8), rampUp, rampDown);

    private static StageList Stress(double level, TimeSpan? hold, TimeSpan? rampUp, TimeSpan? rampDown) => Plateau("stress", level, hold ?? TimeSpan.FromMinutes(30), rampUp ?? TimeSpan.FromMinutes(10), rampDown);

    private static StageList Plateau(string name, double level, TimeSpan hold, TimeSpan? rampUp, TimeSpan? rampDown) =>
        ReadyProfiles.Plateau(name, level, hold, rampUp ?? TimeSpan.FromMinutes(5), rampDown ?? TimeSpan.FromMinutes(5));
}
