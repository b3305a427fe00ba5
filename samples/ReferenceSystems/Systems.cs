using ReferenceSystems.CachedApi;
using ReferenceSystems.Framework;
using ReferenceSystems.Gateway;
using ReferenceSystems.Orchestrator;
using ReferenceSystems.Shop;

namespace ReferenceSystems;

/// <summary>The systems that there are.</summary>
internal static class Systems
{
    public static IReadOnlyList<ReferenceSystem> All { get; } =
    [
        new("shop", "a ticket shop", options => new ShopService(options), "POST /api/checkout",
            new ReferenceTest("happy", "a journey from list to checkout, 1 to 10 users", ShopLoad.HappyPath),
            new ReferenceTest("stress", "the same in a hurry, up to 100 users", ShopLoad.Stress)),

        new("gateway", "an API gateway with a cache, which repeats what upstream fails", options => new GatewayService(options), "GET /api/users",
            new ReferenceTest("mix", "1,200 users who log in, read and write", GatewayLoad.Mixed),
            new ReferenceTest("cached", "50 to 600 users on cached routes, two bursts of 1,200", GatewayLoad.Cached)),

        new("framework", "a web framework that turns away what is too much", options => new FrameworkService(options), "GET /api/users",
            new ReferenceTest("load", "1,000 to 10,000 users", FrameworkLoad.ManyUsers),
            new ReferenceTest("spike", "100 users, 5,000, and 100 again", FrameworkLoad.Spike),
            new ReferenceTest("stress", "steps of 2,500 up to 20,000 users", FrameworkLoad.Stress)) { MostInstances = 10 },

        new("cached", "a cached API behind a balancer of three servers, with a rate limit", options => new CachedApiService(options), "GET /api/users/{id}",
            new ReferenceTest("keys", "1,100 requests a second by many keys, and one key that asks too much", CachedApiLoad.Create)),

        new("orchestrator", "an API that creates and changes deployments, with a pool of 30 database connections", options => new OrchestratorService(options), "POST /v1/deployments",
            new ReferenceTest("users", "50 users of four types", OrchestratorLoad.Create)),
    ];
}
