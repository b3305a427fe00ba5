namespace LoadTool;

/// <summary>What is tested: it stands for a service, in this process so that the sample needs nothing else.</summary>
internal sealed class Catalogue
{
    private long logins;

    public async Task<string> LogInAsync(string user, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(30), cancellationToken);
        return $"{user}-{Interlocked.Increment(ref logins)}";
    }

    public Task LogOutAsync(string token, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        return Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
    }

    public async Task<int> SearchAsync(string term, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(10 + (term.Length % 5)), cancellationToken);
        return term.Length;
    }
}
