// Two builds at a time: each is a process of its own with a compiler behind it.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(2)]
