namespace LoadKit;

/// <summary>An objective that is a function of the result.</summary>
public sealed record CustomSlo : Slo
{
    internal CustomSlo(string quantity, string limit, Func<RunResult, SloAnswer> judge)
        : base(new SloScope()) => (Quantity, Limit, Function) = (quantity, limit, judge);

    /// <inheritdoc/>
    public override string Quantity { get; }

    /// <inheritdoc/>
    public override string Limit { get; }

    /// <inheritdoc/>
    public override double? LimitValue => null;

    /// <inheritdoc/>
    public override string Name => Quantity;

    /// <summary>Gets the result without the objectives' outcomes, and answers.</summary>
    public Func<RunResult, SloAnswer> Function { get; }

    private protected override IEnumerable<string> Mistakes()
    {
        if (string.IsNullOrWhiteSpace(Quantity))
        {
            yield return "the quantity is empty; say in a word or two what is measured";
        }
    }
}
