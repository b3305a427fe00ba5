using LoadKit.Verdicts;

namespace LoadKit.Tests.Verdicts;

public sealed class MarginTests
{
    [Test]
    public void Margins_are_the_reference_ones()
    {
        foreach (var vector in ReferenceVectors.Cases("margin"))
        {
            var (value, limit) = (vector.Number("observed"), vector.Number("target"));
            var margin = vector.GetProperty("kind").GetString() switch
            {
                "max" => Margin.Below(value, limit),
                "min" => Margin.Above(value, limit),
                _ => Margin.OfBudget(value, limit),
            };

            Assert.That(100 * margin, Is.EqualTo(vector.Number("marginPercent")).Within(1e-9), vector.GetProperty("name").GetString());
        }
    }

    [TestCase(0.8378625, "83 % better")]
    [TestCase(0.9067833, "90 % better")]
    [TestCase(0.14000000000000002, "14 % better")]
    [TestCase(0.13999999999999999, "14 % better")]
    [TestCase(0.002, "0 % better")]
    [TestCase(0, "0 % better")]
    [TestCase(-0.002, "1 % worse")]
    [TestCase(-0.204, "21 % worse")]
    [TestCase(-0.8, "80 % worse")]
    [TestCase(-1234.5, "123,450 % worse")]
    [TestCase(0.1555, "15 % better")]
    [TestCase(-0.9, "90 % worse")]
    [TestCase(-0.001, "1 % worse")]
    public void Margins_are_rounded_to_the_bad_side(double margin, string text) =>
        Assert.That(Margin.Text(margin), Is.EqualTo(text));

    [TestCase(0.5674623, "56 % of budget left")]
    [TestCase(1, "100 % of budget left")]
    [TestCase(0, "0 % of budget left")]
    [TestCase(-0.001, "101 % of budget spent")]
    [TestCase(-1.8089887, "281 % of budget spent")]
    [TestCase(-998, "99,900 % of budget spent")]
    public void A_budgets_rest_is_rounded_down_and_what_was_spent_up(double left, string text) =>
        Assert.That(Margin.BudgetText(left), Is.EqualTo(text));
}
