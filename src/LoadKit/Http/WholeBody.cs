namespace LoadKit.Http;

/// <summary>A body that is kept as a whole, within reason.</summary>
internal static class WholeBody
{
    private const int FirstRoom = 4 * 1024;

    /// <exception cref="InvalidDataException">It is larger than allowed.</exception>
    public static async ValueTask<KeptBody> Read(HttpResponseMessage response, ReadLimits limits, CancellationToken cancellationToken)
    {
        // One byte more than allowed, to tell a body that ends there from one that does not.
        var largest = Math.Min(limits.LargestBody, Array.MaxLength - 1);
        var body = new KeptBody(Math.Min(largest + 1, FirstRoom));
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            while (true)
            {
                var count = await stream.ReadAsync(body.Room(largest + 1), cancellationToken);
                if (count == 0)
                {
                    return body;
                }

                body.Add(count);
                limits.Progress.Add(count);
                cancellationToken.ThrowIfCancellationRequested();
                if (body.Length > largest)
                {
                    throw new InvalidDataException($"The body is larger than the {Quantities.Count(largest)} bytes that {nameof(HttpRules)}.{nameof(HttpRules.LargestBody)} allows.");
                }
            }
        }
        catch
        {
            body.Return();
            throw;
        }
    }
}
