using System.Net.Http.Json;
using LoadKit;
using LoadKit.Units;

namespace QuickStart;

/// <summary>The load test: who uses the shop, how many of them, and what is expected of it.</summary>
internal static class ShopLoad
{
    public static LoadTest Create(HttpClient http)
    {
        var browse = Scenario.Create("browse", async (user, ct) =>
        {
            var events = await ListEvents(user);
            await user.Think(200.Milliseconds, 400.Milliseconds, ct);
            await ViewEvent(user, user.Random.Next(events.Length));
            await user.Think(200.Milliseconds, 400.Milliseconds, ct);
        });

        var buy = Scenario.Create("buy", async (user, ct) =>
        {
            var events = await ListEvents(user);
            await user.Think(100.Milliseconds, 300.Milliseconds, ct);
            var id = user.Random.Next(events.Length);
            await ViewEvent(user, id);
            await user.Think(100.Milliseconds, 300.Milliseconds, ct);
            var basket = await user.Step("POST /basket", token => Post<Basket>("/basket", new BasketRequest(id, Seats: 2), token));
            await user.Step("POST /checkout", async token =>
            {
                var order = await Post<Order>("/checkout", new CheckoutRequest(basket.Id), token);
                user.Check("the order is for the basket", order.BasketId == basket.Id);
            });
            await user.Think(100.Milliseconds, 300.Milliseconds, ct);
        });

        // Judged is the hold: about 2,000 requests, 200 of them checkouts. The limits are five and more times what the shop needs, so
        // that a busy machine with two cores meets them too. A p99 of the checkout could not be proven: that takes 368 without a miss.
        return LoadTest.Create("ticket shop")
            .WithUsers(Load.Closed.RampTo(40, over: 4.Seconds).Hold(13.Seconds).RampTo(0, over: 3.Seconds),
                UserType.Create("browser", weight: 70, browse),
                UserType.Create("buyer", weight: 30, buy))
            .WithSlos(
                Slo.Latency(percentile: 95, atMost: 250.Milliseconds),
                Slo.Latency(percentile: 95, atMost: 500.Milliseconds, step: "POST /checkout"),
                Slo.ErrorRate(below: 2.Percent),
                Slo.CheckRate(atLeast: 99.Percent),
                Slo.Throughput(atLeast: 80.PerSecond));

        // An exception in a step makes it a failed one: here a status other than 2xx, or an answer that can't be read.
        async ValueTask<Event[]> ListEvents(VirtualUser user)
        {
            var events = await user.Step("GET /events", token => Get<Event[]>("/events", token));
            user.Check("there are events", events.Length > 0);
            return events;
        }

        ValueTask<EventDetail> ViewEvent(VirtualUser user, int id) =>
            user.Step("GET /events/{id}", token => Get<EventDetail>($"/events/{id}", token));

        async Task<T> Get<T>(string path, CancellationToken token)
        {
            using var response = await http.GetAsync(path, token);
            return await Read<T>(response, token);
        }

        async Task<T> Post<T>(string path, object body, CancellationToken token)
        {
            using var response = await http.PostAsJsonAsync(path, body, token);
            return await Read<T>(response, token);
        }

        static async Task<T> Read<T>(HttpResponseMessage response, CancellationToken token)
        {
            response.EnsureSuccessStatusCode();
            return await response.Content.ReadFromJsonAsync<T>(token) ?? throw new InvalidDataException("the answer is empty");
        }
    }
}
