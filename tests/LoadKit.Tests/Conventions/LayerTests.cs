using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace LoadKit.Tests.Conventions;

/// <summary>A folder of src/LoadKit is a layer, and a layer uses only those before it: in its compiled code and by name in its source.</summary>
public class LayerTests
{
    private const BindingFlags All = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    // The root's files touch all before them; experiments and hosts run load tests.
    private const string Root = "(root)";

    private static readonly string[] Layers = ["Units", "Histograms", "Statistics", "Time", "Model", "Results", "Recording", "Verdicts", "Storage", "Telemetry", "Engine", "Http", "Data", Root, "Experiments", "Hosting"];

    private static readonly IReadOnlyList<SourceFile> Sources = Repository.Files("src/LoadKit", "*.cs");

    // A partial's file is called after the type and the topic: VirtualUser.Step.cs.
    private static readonly Dictionary<string, string> LayerOf = Sources.GroupBy(file => file.Name.Split('.')[0]).ToDictionary(same => same.Key, same => Layer(same.First()));

    private static readonly IReadOnlyList<Type> Types = [.. typeof(LoadTest).Assembly.GetTypes().Where(type => !type.IsNested && !type.Name.Contains('<', StringComparison.Ordinal) && type.Namespace?.StartsWith(nameof(LoadKit), StringComparison.Ordinal) == true)];

    [Test]
    public void Every_folder_is_a_layer_and_no_type_has_files_in_two() =>
        Assert.Multiple(() =>
        {
            Assert.That(Sources.Select(Layer).Except(Layers), Is.Empty);
            Assert.That(Sources.GroupBy(file => file.Name.Split('.')[0]).Where(same => same.Select(Layer).Distinct().Count() > 1).Select(same => same.Key), Is.Empty);
        });

    [TestCaseSource(nameof(LayerNames))]
    public void A_layer_uses_only_types_of_layers_before_it(string layer)
    {
        var uses =
            from type in Types
            where LayerOf.GetValueOrDefault(Plain(type)) == layer
            from used in TypeUses.Of(type)
            where IsLater(LayerOf.GetValueOrDefault(Plain(used), Layers[0]), layer)
            select $"{Plain(type)} uses {Plain(used)} of {LayerOf[Plain(used)]}";

        Assert.That(uses.Distinct(), Is.Empty);
    }

    [TestCaseSource(nameof(LayerNames))]
    public void A_layer_names_only_types_of_layers_before_it(string layer)
    {
        // A property may well be called like a type of a later layer; what the compiled code uses has been seen above.
        var members = Types.Where(type => !IsLater(LayerOf.GetValueOrDefault(Plain(type), Root), layer)).SelectMany(type => type.GetMembers(All)).Select(member => member.Name).ToHashSet();
        var later = LayerOf.Where(type => IsLater(type.Value, layer) && !members.Contains(type.Key)).ToDictionary();
        var uses =
            from file in Sources
            where Layer(file) == layer
            from word in Regex.Matches(file.Code, @"\b[A-Z]\w*\b").Select(match => match.Value).Distinct()
            where later.ContainsKey(word)
            select $"{file} names {word} of {later[word]}";
        var imports =
            from file in Sources
            where Layer(file) == layer
            from other in Layers
            where IsLater(other, layer) && file.Code.Contains($"using LoadKit.{other};", StringComparison.Ordinal)
            select $"{file} imports LoadKit.{other}";

        Assert.That(uses.Concat(imports), Is.Empty);
    }

    [Test]
    public void Every_type_has_a_file_of_its_name_or_stands_beside_one()
    {
        var homeless = Types.Where(type => !LayerOf.ContainsKey(Plain(type)) && !Sources.Any(file => Regex.IsMatch(file.Code, $@"\b(class|struct|interface|enum|record)\s+{Plain(type)}\b")));

        Assert.That(homeless, Is.Empty);
    }

    [Test]
    public void The_check_sees_what_compiled_code_uses()
    {
        Assert.That(TypeUses.Of(typeof(LoadTest)).Select(Plain), Is.SupersetOf(["LoadEngine", "TestPlan", "LoadScale", "IReporter", "RunResult", "Slo", "UserType"]));
        Assert.That(TypeUses.Of(typeof(RunResult)).Select(Plain), Does.Contain("Explanation").And.Contain("LoadTestFailedException"));
    }

    [TestCase("LoadKit", new[] { "Spectre", "nunit", "xunit", "LoadKit.Reporting" })]
    [TestCase("LoadKit.Reporting", new[] { "nunit", "xunit", "MathNet" })]
    public void An_assembly_does_not_reference(string assembly, string[] unwanted)
    {
        var references = Assembly.Load(assembly).GetReferencedAssemblies().Select(reference => reference.Name!);

        Assert.That(references.Where(name => unwanted.Any(start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase))), Is.Empty);
    }

    [Test]
    public void Reporters_see_public_types_alone()
    {
        var friends = typeof(LoadTest).Assembly.GetCustomAttributes<InternalsVisibleToAttribute>().Select(friend => friend.AssemblyName);
        var uses = Repository.Files("src/LoadKit.Reporting", "*.cs").Where(file => Regex.IsMatch(file.Code, $@"\bLoadKit\.({string.Join('|', Layers[1..].Except([Root]))})\b"));

        Assert.That(friends, Has.None.EqualTo("LoadKit.Reporting"));
        Assert.That(uses, Is.Empty);
    }

    private static IEnumerable<string> LayerNames() => Layers;

    private static string Layer(SourceFile file) => file.Path.Split('/') is [_, _, var folder, _, ..] ? folder : Root;

    private static bool IsLater(string layer, string than) => Array.IndexOf(Layers, layer) > Array.IndexOf(Layers, than);

    private static string Plain(Type type) => type.Name.Split('`')[0];
}
