using LoadKit.Http;

namespace LoadKit.Tests.Http;

public class HttpRouteTests
{
    private static readonly HttpClient Shop = new() { BaseAddress = new Uri("https://shop.test/api/") };

    private readonly Order order = new(17, "blue & green/red?#");
    private readonly string[] names = ["a/b"];
    private readonly int _under = 5;

    [Test]
    public void A_hole_is_escaped_in_the_address_and_named_in_the_step()
    {
        var route = Resolve($"/orders/{order.Id}/colours/{order.Colour}?page={2 + 1}");

        Assert.That(route.Address!.AbsoluteUri, Is.EqualTo("https://shop.test/orders/17/colours/blue%20%26%20green%2Fred%3F%23?page=3"));
        Assert.That(route.Name, Is.EqualTo("GET /orders/{id}/colours/{colour}"));
    }

    [Test]
    public void A_hole_is_called_after_the_last_name_in_it_and_id_where_there_is_none()
    {
        var orderId = 3;
        int? perhaps = 4;
        Assert.Multiple(() =>
        {
            Assert.That(Resolve($"/a/{orderId}").Name, Is.EqualTo("GET /a/{orderId}"));
            Assert.That(Resolve($"/a/{order!.Id}").Name, Is.EqualTo("GET /a/{id}"));
            Assert.That(Resolve($"/a/{this.order!.Colour}").Name, Is.EqualTo("GET /a/{colour}"));
            Assert.That(Resolve($"/a/{_under}").Name, Is.EqualTo("GET /a/{under}"));
            Assert.That(Resolve($"/a/{names[0]}").Name, Is.EqualTo("GET /a/{id}"));
            Assert.That(Resolve($"/a/{names[0].Length}").Name, Is.EqualTo("GET /a/{length}"));
            Assert.That(Resolve($"/a/{Math.Max(1, 2)}").Name, Is.EqualTo("GET /a/{id}"));
            Assert.That(Resolve($"/a/{(perhaps is null ? order.Id : order.Colour.Length)}").Name, Is.EqualTo("GET /a/{id}"));
            Assert.That(Resolve($"/a/{perhaps}").Address!.AbsolutePath, Is.EqualTo("/a/4"));
        });
    }

    [Test]
    public void A_raw_hole_stays_as_it_is()
    {
        var path = "orders/17/lines";

        Assert.That(Resolve($"/{path:raw}/x").Address!.AbsoluteUri, Is.EqualTo("https://shop.test/orders/17/lines/x"));
        Assert.That(Resolve($"/{path:raw}/x").Name, Is.EqualTo("GET /{path}/x"));
    }

    [Test]
    [SetCulture("de-DE")]
    public void Values_print_as_machines_read_them()
    {
        var day = new DateOnly(2026, 11, 21);
        var moment = new DateTimeOffset(2026, 11, 21, 18, 0, 0, TimeSpan.Zero);
        var nothing = (string?)null;

        Assert.That(Resolve($"/a/{1.5}/{day}/{day:yyyy}/{nothing}").Address!.AbsolutePath, Is.EqualTo("/a/1.5/2026-11-21/2026/"));
        Assert.That(Resolve($"/a/{moment}").Address!.AbsolutePath, Is.EqualTo("/a/2026-11-21T18%3A00%3A00.0000000%2B00%3A00"));
        Assert.That(Resolve($"/a/{DayOfWeek.Monday}").Address!.AbsolutePath, Is.EqualTo("/a/Monday"));
    }

    [Test]
    public void Relative_addresses_start_from_the_base_address()
    {
        var id = 17;

        Assert.That(Resolve($"orders/{id}").Address!.AbsoluteUri, Is.EqualTo("https://shop.test/api/orders/17"));
        Assert.That(Resolve($"orders/{id}").Name, Is.EqualTo("GET /api/orders/{id}"));
        Assert.That(Resolve("orders").Name, Is.EqualTo("GET /api/orders").And.Not.EqualTo(Resolve("/orders").Name));
        Assert.That(Resolve("").Name, Is.EqualTo("GET /api/"));
        Assert.That(Resolve("orders/17").Address!.AbsoluteUri, Is.EqualTo("https://shop.test/api/orders/17"));
        Assert.That(Resolve("").Address!.AbsoluteUri, Is.EqualTo("https://shop.test/api/"));
        Assert.That(Resolve(new Uri("orders/17?x", UriKind.Relative)).Address!.AbsoluteUri, Is.EqualTo("https://shop.test/api/orders/17?x"));
        Assert.That(Resolve(new Uri("orders/17?x", UriKind.Relative)).Name, Is.EqualTo("GET /api/orders/{id}"));
    }

    [Test]
    public void Another_host_is_kept()
    {
        var id = 17;

        Assert.That(Resolve($"https://other.test/orders/{id}").Name, Is.EqualTo("GET other.test/orders/{id}"));
        Assert.That(Resolve($"https://other.test/orders/{id}").Address!.Host, Is.EqualTo("other.test"));
        Assert.That(Resolve("//other.test/orders/17").Address!.AbsoluteUri, Is.EqualTo("https://other.test/orders/17"));
        Assert.That(Resolve($"https://shop.test/orders/{id}").Name, Is.EqualTo("GET /orders/{id}"));
        Assert.That(Resolve(new Uri("https://other.test/orders/17")).Name, Is.EqualTo("GET other.test/orders/{id}"));
    }

    [Test]
    public void An_address_may_begin_with_one_that_is_known_elsewhere()
    {
        var (id, baseUrl, uri, text) = (17, "https://other.test/api", new Uri("https://other.test"), "http");

        Assert.That(Resolve($"{baseUrl}/orders/{id}").Address!.AbsoluteUri, Is.EqualTo("https://other.test/api/orders/17"));
        Assert.That(Resolve($"{baseUrl}/orders/{id}").Name, Is.EqualTo("GET /orders/{id}"));
        Assert.That(Resolve($"{uri}/orders/{id}").Address!.AbsoluteUri, Is.EqualTo("https://other.test/orders/17"));
        Assert.That(Resolve($"{text}/orders/{id}").Name, Is.EqualTo("GET /api/{text}/orders/{id}"));
        Assert.That(Resolve($"/proxy/{baseUrl}").Address!.AbsoluteUri, Is.EqualTo("https://shop.test/proxy/https%3A%2F%2Fother.test%2Fapi"), "only the first is");
    }

    [TestCase("http://[broken")]
    [TestCase("ftp://shop.test/x")]
    [TestCase("file:///etc/hosts")]
    public void Where_no_request_can_go_there_is_no_address(string address)
    {
        Assert.That(Resolve(address).Address, Is.Null);
        Assert.That(Resolve($"{address:raw}").Address, Is.Null);
    }

    [Test]
    public void Without_a_base_address_only_absolute_ones_will_do()
    {
        using var client = new HttpClient();
        HttpRoute absolute = "http://shop.test/orders";
        HttpRoute relative = "/orders";

        Assert.That(absolute.Resolve(ClientRoutes.Of(client), HttpMethod.Get, step: null).Name, Is.EqualTo("GET shop.test/orders"));
        Assert.That(relative.Resolve(ClientRoutes.Of(client), HttpMethod.Get, step: null).Address, Is.Null);
    }

    [Test]
    public void The_same_step_has_the_same_name_object_and_a_name_of_its_own_wins()
    {
        var id = 18;
        Assert.That(Resolve($"/orders/{order.Id}").Name, Is.SameAs(Resolve($"/orders/{id}").Name));
        Assert.That(Resolve("/orders/18").Name, Is.SameAs(Resolve("/orders/19").Name));
        Assert.That(Resolve("/orders/18", HttpMethod.Delete).Name, Is.EqualTo("DELETE /orders/{id}"));
        Assert.That(Resolve("/orders/18").Name, Is.EqualTo("GET /orders/{id}"));
        Assert.That(Resolve("/orders/18", step: "an order").Name, Is.EqualTo("an order"));
    }

    [Test]
    public void A_plain_address_is_joined_once()
    {
        var first = Resolve("/orders/20").Address;

        Assert.That(Resolve("/orders/20").Address, Is.SameAs(first));
    }

    [Test]
    public void An_address_may_be_long()
    {
        var id = new string('ü', 20_000);

        Assert.That(Resolve($"/x/{id}/y").Address!.AbsolutePath, Has.Length.EqualTo("/x//y".Length + (6 * 20_000)));
    }

    private static ResolvedRoute Resolve(HttpRoute route, HttpMethod? method = null, string? step = null) => route.Resolve(ClientRoutes.Of(Shop), method ?? HttpMethod.Get, step);

    private sealed record Order(int Id, string Colour);
}
