using System.Text.Json;

namespace LoadKit.Storage;

/// <summary>A load profile as it stands in a file.</summary>
/// <param name="Model">Closed, open, or so many iterations.</param>
/// <param name="Stages">Its stages; for iterations they follow from the rest.</param>
internal sealed record LoadFile(LoadModel Model, IReadOnlyList<Stage> Stages)
{
    public int? MaxUsers { get; init; }

    public bool? IsPoisson { get; init; }

    public long? Iterations { get; init; }

    public int? Users { get; init; }

    public bool? PerUser { get; init; }

    public TimeSpan? Limit { get; init; }

    public static LoadFile Of(Load load) => load switch
    {
        ClosedLoad => new(LoadModel.Closed, load.Stages),
        OpenLoad open => new(LoadModel.Open, load.Stages) { MaxUsers = open.MaxUsers, IsPoisson = open.IsPoisson },
        IterationLoad iterations => new(LoadModel.Iterations, load.Stages) { Iterations = iterations.Count, Users = iterations.Users, PerUser = iterations.PerUser, Limit = iterations.Limit },
        _ => throw new InvalidOperationException($"There is no file for the load {load.GetType().Name}."),
    };

    /// <exception cref="JsonException">Something is missing.</exception>
    public Load ToLoad() => Model switch
    {
        LoadModel.Closed => ClosedLoad.Of(Stages),
        LoadModel.Open => OpenLoad.Of(Stages, MaxUsers ?? throw Missing("maxUsers"), IsPoisson ?? false),
        _ => new IterationLoad(Iterations ?? throw Missing("iterations"), Users ?? throw Missing("users"), PerUser ?? false, stagesBefore: 0) { Limit = Limit },
    };

    private JsonException Missing(string what) => new($"a load of the model {Model} has no {what}");
}

/// <summary>The models of a load that a file can hold.</summary>
internal enum LoadModel
{
    Closed,
    Open,
    Iterations,
}
