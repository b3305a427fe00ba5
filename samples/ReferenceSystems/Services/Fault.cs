namespace ReferenceSystems.Services;

/// <summary>What can be wrong with a service.</summary>
internal enum Fault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Its weak spot, one of its requests, takes longer.</summary>
    Slow,

    /// <summary>One in twenty of the requests to its weak spot fails.</summary>
    Errors,

    /// <summary>All of it stands still for one second in each ten.</summary>
    Stall,
}
