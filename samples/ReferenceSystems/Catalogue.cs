using LoadKit.Units;

namespace ReferenceSystems;

/// <summary>What there is to run.</summary>
internal static class Catalogue
{
    public static int Print(TextWriter output)
    {
        using var nobody = new HttpClient();
        foreach (var system in Systems.All)
        {
            output.WriteLine($"{system.Name}: {system.What}");
            foreach (var test in system.Tests)
            {
                var plan = test.Create(nobody);
                output.WriteLine($"  {test.Name,-8} {test.What}; {plan.Populations.Max(population => population.Load.Duration.TotalMinutes):0.#} min");
            }

            output.WriteLine($"  faults   slow or errors in {system.WeakSpot}; stall: all of it, one second in ten");
            output.WriteLine();
        }

        return 0;
    }
}
