namespace LoadKit.Reporting;

/// <summary>What becomes of an objective that is neither met nor missed, in a format that knows no third verdict.</summary>
public enum UnprovenAs
{
    /// <summary>A failure: what is not proven does not pass.</summary>
    Failure,

    /// <summary>A skipped case, which most tools neither count against a build nor show at first sight.</summary>
    Skipped,
}
