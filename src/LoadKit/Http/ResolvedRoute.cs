namespace LoadKit.Http;

/// <summary>Where a request goes and what its step is called.</summary>
/// <param name="Address">Absolute; null where no request can go there.</param>
/// <param name="Name">The step's.</param>
/// <param name="Written">The address as it was written where it is of no use, for the error.</param>
internal readonly record struct ResolvedRoute(Uri? Address, string Name, string? Written);
