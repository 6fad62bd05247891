namespace Deploy.Benchmarks.Measuring;

/// <summary>Runs two variants in turns. What changes slowly, such as the clock of the processor or the load by others, meets both alike.</summary>
sealed class Pairs
{
    readonly List<(ChildRun Without, ChildRun With)> runs = new();

    /// <param name="count">Pairs that count.</param>
    /// <param name="warmUps">Pairs before them: file cache, and the compiler's server.</param>
    /// <param name="without">The variant without what is measured; gets a number that is new for each run.</param>
    /// <param name="with">The variant with it.</param>
    public Pairs(int count, int warmUps, Func<int, ChildRun> without, Func<int, ChildRun> with)
    {
        for (var i = -warmUps; i < count; i++)
        {
            // A, B, B, A: being first is no advantage.
            var number = i + warmUps;
            var isReversed = (number & 1) == 1;
            var first = isReversed ? with(number) : without(number);
            var second = isReversed ? without(number) : with(number);
            if (i >= 0)
                runs.Add(isReversed ? (second, first) : (first, second));
        }
    }

    /// <summary>Time with, divided by time without, pair by pair.</summary>
    public Sample TimeRatio => Sample.Of(runs.Select(static pair => pair.With.Elapsed / pair.Without.Elapsed));

    /// <summary>The same of processor time, which other processes disturb less.</summary>
    public Sample ProcessorRatio => Sample.Of(runs.Select(static pair => pair.With.Processor / pair.Without.Processor));

    /// <summary>Milliseconds that are added.</summary>
    public Sample AddedMilliseconds => Sample.Of(runs.Select(static pair => (pair.With.Elapsed - pair.Without.Elapsed).TotalMilliseconds));

    /// <summary>Processor milliseconds that are added.</summary>
    public Sample AddedProcessor => Sample.Of(runs.Select(static pair => (pair.With.Processor - pair.Without.Processor).TotalMilliseconds));

    /// <summary>Megabytes that are added to the peak.</summary>
    public Sample AddedMegabytes => Sample.Of(runs.Select(static pair => (pair.With.PeakBytes - pair.Without.PeakBytes) / 1e6));

    /// <summary>Megabytes of the peak without what is measured.</summary>
    public Sample Megabytes => Sample.Of(runs.Select(static pair => pair.Without.PeakBytes / 1e6));

    /// <summary>Milliseconds without what is measured.</summary>
    public Sample Milliseconds => Sample.Of(runs.Select(static pair => pair.Without.Elapsed.TotalMilliseconds));
}
