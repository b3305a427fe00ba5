namespace LoadKit;

/// <summary>
/// When a rate counts as sustained for a length of time: some stretch of that length has to fulfil it. It is judged by windows of ten seconds, of a length
/// below ten seconds by single seconds, in a run that could not keep those by what it kept; what is left of the length beyond whole windows is left out.
/// </summary>
public enum Sustained
{
    /// <summary>At most 5 % of the stretch's ten-second windows are below the rate: noise alone does not miss it.</summary>
    Tolerant,

    /// <summary>None of the stretch's ten-second windows is below the rate. Of a rate close to the limit noise alone misses it.</summary>
    Strict,

    /// <summary>The mean over the stretch is not below the rate.</summary>
    Mean,
}
