using System.Text.Json;
using Deque.AxeCore.Commons;
using LoadKit.Browser.Tests.Support;

namespace LoadKit.Browser.Tests;

/// <summary>What axe-core can find without a person: contrast, names, roles, order, reach by keyboard.</summary>
[TestFixtureSource(typeof(Report), nameof(Report.All))]
public sealed class AccessibilityTests(string name)
{
    // Each violated rule with the first elements that violate it.
    private const string Findings = """
        axe.run(document, { resultTypes: ['violations'] }).then(result => ({
          passed: result.passes.length,
          violations: result.violations.map(rule => rule.id + ', ' + rule.help + ': '
            + rule.nodes.slice(0, 5).map(node => node.html.slice(0, 200) + ' ' + node.any.map(check => check.message).join(' ')).join(' | ')),
        }))
        """;

    private Visit visit = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        visit = await Visit.ForTools((await Report.Called(name)).Address, Look.Light);
        await visit.OpenAll();
        await visit.Page.EvaluateAsync(new BundledAxeScriptProvider().GetScript());
    }

    [OneTimeTearDown]
    public async Task Close() => await visit.DisposeAsync();

    // All four looks of the page that has everything; of the others two, in which each scheme and each width is seen once.
    [Test]
    public async Task No_rule_of_axe_is_violated()
    {
        foreach (var look in name == "real" ? Look.All : [Look.Light, Look.DarkPhone])
        {
            await visit.Show(look);
            var found = await visit.Page.EvaluateAsync<JsonElement>(Findings);

            Assert.That(found.GetProperty("violations").EnumerateArray().Select(violation => violation.GetString()), Is.Empty, $"{look}");
            Assert.That(found.GetProperty("passed").GetInt32(), Is.GreaterThan(15), $"{look}");
        }
    }
}
