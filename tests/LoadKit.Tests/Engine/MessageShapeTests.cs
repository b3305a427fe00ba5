using LoadKit.Engine;

namespace LoadKit.Tests.Engine;

public class MessageShapeTests
{
    [TestCase("order 17 refused", "order {n} refused")]
    [TestCase("took 1.5 s at 10.0.0.7:5432", "took {n} s at {n}")]
    [TestCase("id 3f2504e0-4f89-11d3-9a0c-0305e82c3301 is gone", "id {id} is gone")]
    [TestCase("at 0x7ffe21 and in deadbeef01", "at {hex} and in {hex}")]
    [TestCase("status 503 (Service Unavailable)", "status 503 (Service Unavailable)")]
    [TestCase("502 after 17 tries", "502 after {n} tries")]
    [TestCase("item 5030 and 4.5 and 404.7", "item {n} and {n} and {n}")]
    [TestCase("  nothing varies  ", "nothing varies")]
    public void What_varies_is_replaced_and_a_status_stays(string message, string shape) =>
        Assert.That(MessageShape.Of(message), Is.EqualTo(shape));

    [Test]
    public void A_long_message_is_cut() => Assert.That(MessageShape.Of(new string('x', 5_000)), Has.Length.EqualTo(200));
}
