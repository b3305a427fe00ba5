using LoadKit.Engine;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

public class LabelTests
{
    [Test]
    public async Task Reporters_get_the_labels_in_the_order_of_the_plan_and_the_last_value_of_a_name()
    {
        var simulated = new Simulated();
        var result = await simulated.Test(Load.Closed.Hold(1, 1.Seconds), simulated.Stepping(0.1.Seconds))
            .WithLabel("target", "old").WithLabel("commit", "abc").WithLabel("target", "https://shop.test")
            .RunAsync();

        Assert.That(result.Run!.Labels, Is.EqualTo(new[] { new Label("commit", "abc"), new Label("target", "https://shop.test") }));
    }

    [Test]
    public void The_commit_of_the_build_is_added_unless_the_plan_has_one()
    {
        Label[] own = [new("commit", "own")];

        Assert.That(CommitLabel.AddTo([], Variable), Is.EqualTo(new[] { new Label("commit", "4f2a") }));
        Assert.That(CommitLabel.AddTo(own, Variable), Is.EqualTo(own));
        Assert.That(CommitLabel.AddTo([], _ => null), Is.Empty);

        static string? Variable(string name) => name switch { "GITHUB_SHA" => " ", "CI_COMMIT_SHA" => "4f2a", _ => null };
    }

    [Test]
    public void A_label_without_a_name_is_a_mistake() =>
        Assert.That(
            async () => await LoadTest.Create("test").WithLabel(" ", "x").RunAsync(),
            Throws.TypeOf<LoadTestPlanException>().With.Message.Contains("label"));
}
