namespace LoadKit.Telemetry;

/// <summary>The attributes of what is measured, and their fixed values.</summary>
internal static class Attribute
{
    public const string Test = "loadkit.test";
    public const string Scenario = "loadkit.scenario";
    public const string Step = "loadkit.step";
    public const string Check = "loadkit.check";
    public const string Outcome = "loadkit.outcome";
    public const string ErrorType = "error.type";

    /// <summary>The conventions' name for the direction of bytes, with their values.</summary>
    public const string Direction = "network.io.direction";
    public const string Transmit = "transmit";
    public const string Receive = "receive";

    public const string Success = "success";
    public const string Failure = "failure";
    public const string Rejection = "rejection";

    /// <summary>What the conventions call an error whose kind is told elsewhere: in the errors, by kind.</summary>
    public const string OtherError = "_OTHER";
    public const string Rejected = "rejected";
}
