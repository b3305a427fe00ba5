namespace LoadKit;

/// <summary>Objectives that are functions of the result.</summary>
public static class CustomSlos
{
    extension(Slo)
    {
        /// <summary>
        /// An objective of one's own: a function of the result, asked once when the run is over. A function that throws leaves it unproven, and says so.
        /// </summary>
        /// <param name="quantity">What is measured, in a word or two: <c>share of server a</c>.</param>
        /// <param name="limit">The limit with sign and unit, as reports print it: <c>&lt;= 60 %</c>.</param>
        /// <param name="judge">Gets the result, in which the objectives' outcomes are still missing.</param>
        /// <exception cref="ArgumentNullException">An argument is null.</exception>
        public static Slo Custom(string quantity, string limit, Func<RunResult, SloAnswer> judge)
        {
            ArgumentNullException.ThrowIfNull(quantity);
            ArgumentNullException.ThrowIfNull(limit);
            ArgumentNullException.ThrowIfNull(judge);
            return new CustomSlo(quantity, limit, judge);
        }
    }
}
