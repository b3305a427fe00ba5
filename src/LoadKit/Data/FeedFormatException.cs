namespace LoadKit;

/// <summary>A file can't be a feed as it is. Lists its mistakes, up to a bound, each with its line and column.</summary>
public sealed class FeedFormatException : Exception
{
    internal FeedFormatException(string path, IReadOnlyList<string> errors)
        : base($"The file \"{path}\" can't be a feed:{string.Concat(errors.Select(error => $"\n  - {error}"))}") => Errors = errors;

    /// <summary>The mistakes in the order of the file, such as <c>customers.csv(3,7): ...</c> for line 3, column 7.</summary>
    public IReadOnlyList<string> Errors { get; }
}
