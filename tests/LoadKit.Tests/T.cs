namespace LoadKit.Tests;
public class T { [Test] public void Ok() => Assert.Pass(); }
