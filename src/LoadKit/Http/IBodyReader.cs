namespace LoadKit.Http;

/// <summary>What a verb makes of an answer, as a struct: the exchange is made for each.</summary>
internal interface IBodyReader<T>
{
    /// <summary>Whether nothing in it can go on when its token is cancelled, provided that the answer's stream doesn't.</summary>
    bool EndsInTime { get; }

    /// <summary>Reads the body of an answer that counts as a success, to its end as a rule.</summary>
    ValueTask<T> Read(HttpResponseMessage response, in ReadLimits limits, CancellationToken cancellationToken);

    /// <summary>What the scenario gets for an answer that fails, whose body is gone; may throw, which fails the step with the same failure.</summary>
    T OfFailure(HttpResponseMessage response, long bytes);
}
