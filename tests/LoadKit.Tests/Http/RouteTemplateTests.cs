using LoadKit.Http;

namespace LoadKit.Tests.Http;

public class RouteTemplateTests
{
    [TestCase("/orders", "/orders")]
    [TestCase("/orders/", "/orders/")]
    [TestCase("orders/list", "/orders/list")]
    [TestCase("/", "/")]
    [TestCase("", "/")]
    [TestCase("/orders/17", "/orders/{id}")]
    [TestCase("/orders/17/lines/3", "/orders/{id}/lines/{id}")]
    [TestCase("/orders/-1", "/orders/{id}")]
    [TestCase("/v1/orders", "/v1/orders")]
    [TestCase("/api/v2.1/orders", "/api/v2.1/orders")]
    [TestCase("/oauth2/token", "/oauth2/token")]
    [TestCase("/orders/0f8fad5b-d9cb-469f-a165-70867728950e", "/orders/{id}")]
    [TestCase("/orders/0F8FAD5BD9CB469FA16570867728950E", "/orders/{id}")]
    [TestCase("/commits/9fceb02", "/commits/{id}")]
    [TestCase("/docs/507f1f77bcf86cd799439011", "/docs/{id}")]
    [TestCase("/events/01ARZ3NDEKTSV4RRFFQ69G5FAV", "/events/{id}")]
    [TestCase("/reports/2026-11-21", "/reports/{id}")]
    [TestCase("/reports/2026-11-21T18:00:00Z", "/reports/{id}")]
    [TestCase("/users/ada@example.com", "/users/{id}")]
    [TestCase("/users/ada%40example.com/orders", "/users/{id}/orders")]
    [TestCase("/search/caf%C3%A9", "/search/caf%C3%A9")]
    [TestCase("/search/%31%37", "/search/{id}")]
    [TestCase("/rpc/getItemByIdOrSku", "/rpc/getItemByIdOrSku")]
    [TestCase("/rpc/GetItemByIdOrSku2", "/rpc/GetItemByIdOrSku2")]
    [TestCase("/t/kJhGtRfDeSwQ", "/t/{id}")]
    [TestCase("/decade80", "/decade80")]
    [TestCase("/commits/decade8f0", "/commits/{id}")]
    [TestCase("/404", "/404")]
    [TestCase("/orders/404", "/orders/{id}")]
    [TestCase("/17", "/{id}")]
    [TestCase("/api/2.0/orders", "/api/2.0/orders")]
    [TestCase("/hosts/10.0.0.1", "/hosts/{id}")]
    [TestCase("/prices/1234.50", "/prices/{id}")]
    [TestCase("/customers/cus_9s6XKzkNRiz8i3", "/customers/{id}")]
    [TestCase("/invoices/INV-2024-00017", "/invoices/{id}")]
    [TestCase("/t/eyJhbGciOiJIUzI1NiJ9", "/t/{id}")]
    [TestCase("/t/dQw4w9WgXcQdQw4w9WgXcQ", "/t/{id}")]
    [TestCase("/images/17.png", "/images/{id}.png")]
    [TestCase("/assets/app.3f4a5b6c.js", "/assets/{id}.js")]
    [TestCase("/assets/app.js", "/assets/app.js")]
    [TestCase("/orders/17?page=2&token=x", "/orders/{id}")]
    [TestCase("/orders?id=17", "/orders")]
    [TestCase("/orders#17", "/orders")]
    [TestCase("/shop;jsessionid=1A2B/cart", "/shop/cart")]
    [TestCase("/getCustomerOrderHistory", "/getCustomerOrderHistory")]
    [TestCase("/GetCustomerByIdAndRegion2", "/GetCustomerByIdAndRegion2")]
    [TestCase("/customer-relationship-management", "/customer-relationship-management")]
    [TestCase("/facade/deadbeef/decade", "/facade/deadbeef/decade")]
    [TestCase("/orders//17", "/orders//{id}")]
    [TestCase("//other.test/orders/17", "other.test/orders/{id}")]
    [TestCase("http://shop.test/orders/17", "/orders/{id}")]
    [TestCase("http://SHOP.test", "/")]
    [TestCase("http://user:secret@shop.test/orders/17", "/orders/{id}")]
    [TestCase("https://other.test:8443/orders/17?x=1", "other.test:8443/orders/{id}")]
    [TestCase("https://user:secret@other.test/orders", "other.test/orders")]
    [TestCase("http://al:SEC/RETPW@h/x", "h/x")]
    [TestCase("http:\\\\al:PW@h\\x", "h/x")]
    [TestCase("al:SEC/RETPW@h/x", "/h/x")]
    public void The_template_of_an_address_has_no_ids(string address, string template) => Assert.That(Template(address), Is.EqualTo(template));

    [Test]
    public void What_is_longer_than_a_word_is_an_id_and_what_is_longer_than_a_name_is_cut()
    {
        Assert.That(Template($"/x/{new string('a', 65)}"), Is.EqualTo("/x/{id}"));
        Assert.That(Template($"/x/{new string('a', 64)}"), Is.EqualTo($"/x/{new string('a', 64)}"));

        var cut = Template(string.Concat(Enumerable.Repeat("/orders", 100)));

        Assert.That(cut, Has.Length.EqualTo(RouteTemplate.Longest));
        Assert.That(cut, Does.StartWith("/orders/orders").And.EndsWith("..."));
    }

    private static string Template(string address)
    {
        Span<char> buffer = stackalloc char[RouteTemplate.Longest];
        return buffer[..RouteTemplate.Write(address, "shop.test", "/", buffer)].ToString();
    }
}
