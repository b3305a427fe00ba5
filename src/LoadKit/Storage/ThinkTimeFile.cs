using LoadKit.Model;

namespace LoadKit.Storage;

/// <summary>A distribution of pauses as it stands in a file.</summary>
/// <param name="Shape">The distribution.</param>
/// <param name="First">Its first parameter: the pause, the least or the mean.</param>
/// <param name="Second">Its second one: the most or the standard deviation; null where it has none.</param>
/// <param name="Limit">The longest pause.</param>
internal sealed record ThinkTimeFile(ThinkTimeShape Shape, TimeSpan First, TimeSpan? Second, TimeSpan? Limit)
{
    public static ThinkTimeFile Of(ThinkTime time) => time switch
    {
        ConstantThinkTime constant => new(ThinkTimeShape.Constant, constant.Time, null, time.Limit),
        UniformThinkTime uniform => new(ThinkTimeShape.Uniform, uniform.Least, uniform.Most, time.Limit),
        NormalThinkTime normal => new(ThinkTimeShape.Normal, normal.Mean, normal.StandardDeviation, time.Limit),
        ExponentialThinkTime exponential => new(ThinkTimeShape.Exponential, exponential.Mean, null, time.Limit),
        LogNormalThinkTime logNormal => new(ThinkTimeShape.LogNormal, logNormal.Mean, logNormal.StandardDeviation, time.Limit),
        _ => throw new InvalidOperationException($"There is no file for the think time {time.GetType().Name}."),
    };

    public ThinkTime ToThinkTime()
    {
        var second = Second ?? TimeSpan.Zero;
        var time = Shape switch
        {
            ThinkTimeShape.Uniform => ThinkTime.Uniform(First, second),
            ThinkTimeShape.Normal => ThinkTime.Normal(First, second),
            ThinkTimeShape.Exponential => ThinkTime.Exponential(First),
            ThinkTimeShape.LogNormal => ThinkTime.LogNormal(First, second),
            _ => ThinkTime.Constant(First),
        };
        return Limit is { } limit ? time.AtMost(limit) : time;
    }
}

/// <summary>The distributions of pauses that a file can hold.</summary>
internal enum ThinkTimeShape
{
    Constant,
    Uniform,
    Normal,
    Exponential,
    LogNormal,
}
