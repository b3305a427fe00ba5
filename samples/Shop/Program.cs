// A small shop, the target of the load tests in samples/TestFrameworks. By itself: dotnet run --project samples/Shop

using Shop;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
var app = builder.Build();

Item[] items = [new(1, "tea", 4.20m), new(2, "coffee", 6.50m), new(3, "cocoa", 5.10m)];
var orders = 0L;

app.MapGet("/items", async (CancellationToken ct) =>
{
    await Work(5, ct);
    return items;
});
app.MapGet("/items/{id:int}", async (int id, CancellationToken ct) =>
{
    await Work(3, ct);
    return items.FirstOrDefault(item => item.Id == id) is { } item ? Results.Ok(item) : Results.NotFound();
});
app.MapPost("/orders", async (Order order, CancellationToken ct) =>
{
    await Work(10, ct);
    return items.Any(item => item.Id == order.Item)
        ? Results.Created($"/orders/{Interlocked.Increment(ref orders)}", order)
        : Results.BadRequest($"There is no item {order.Item}.");
});

// What load tests have to cope with: an endpoint that takes its time, one that has too much to do, one that is down.
app.MapGet("/slow", (CancellationToken ct) => Work(500, ct));
app.MapGet("/busy", (HttpContext context) =>
{
    context.Response.Headers.RetryAfter = "1";
    return Results.StatusCode(StatusCodes.Status429TooManyRequests);
});
app.MapGet("/down", () => Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
app.Run();

static Task Work(int milliseconds, CancellationToken cancellationToken) => Task.Delay(milliseconds, cancellationToken);
