// Fields of a fixture belong to one test: a shared virtual clock would go on from test to test.
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
