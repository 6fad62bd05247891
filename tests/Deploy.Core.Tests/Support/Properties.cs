using System.Globalization;
using FsCheck;

namespace Deploy.Core.Tests.Support;

/// <summary>Runs FsCheck's properties with a seed that is printed: FSCHECK_SEED=&lt;seed&gt; runs the same values again.</summary>
static class Properties
{
    static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("FSCHECK_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
        ? seed
        : System.Random.Shared.Next(1, int.MaxValue);

    public static void Hold<T>(Gen<T> values, int count, Action<T> promise, int size = 60)
    {
        TestContext.Out.WriteLine($"{count} values, FSCHECK_SEED={Seed}");
        Prop.ForAll(Arb.From(values), promise).Check(new Configuration
        {
            MaxNbOfTest = count,
            StartSize = 1,
            EndSize = size,
            Replay = FsCheck.Random.StdGen.NewStdGen(Seed, Seed),
            QuietOnSuccess = true,
            Runner = Configuration.QuickThrowOnFailure.Runner,
        });
    }

    /// <summary>Any text that UTF-8 can hold, with the characters that are special somewhere more often than others.</summary>
    public static Gen<string> Text { get; } = Gen.ArrayOf(Gen.Frequency(
        Tuple.Create(6, Gen.Choose('a', 'z').Select(static c => ((char)c).ToString())),
        Tuple.Create(5, Gen.Elements(" ", "\n", ":", "#", "-", "'", "\"", "\\", "{", "}", "[", "]", ",", "&", "*", "!", "|", ">", "%", "@", "`", "?", "=", "<", "~", ".", "0", "9", "\t", "\r", "$", "_")),
        Tuple.Create(1, Gen.Elements("\0", "\a", "\u007F", "\u0085", "\u00A0", "\u2028", "\u2029", "\uFEFF", "ä", "世", "🚀", "\uFFFE", "İ", "\u0001", "\u001F", "\u200B"))))
        .Select(static parts => string.Concat(parts));
}
