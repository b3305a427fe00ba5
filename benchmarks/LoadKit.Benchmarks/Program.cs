using BenchmarkDotNet.Running;
using LoadKit.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, new ReportConfig());
