using Deploy.Core.Spec;

namespace Deploy.Core.Cost;

/// <summary>What nobody can know before: how much is used in a month. Constant for a pattern, and said in the text.</summary>
/// <param name="TrafficGigabytes">Answers to users.</param>
/// <param name="NatGigabytes">Through the gateways to the outside.</param>
/// <param name="LogGigabytes">Logs that are written, flow logs among them.</param>
/// <param name="MillionRequests">Requests of users.</param>
/// <param name="LoadUnits">Capacity units of the load balancer, on average.</param>
/// <param name="ObjectGigabytes">Objects in the app's own storage.</param>
/// <param name="MillionPages">Reads and writes of Aurora and DocumentDB.</param>
/// <param name="ChangedGigabytes">Changes of the data that go to another region.</param>
/// <param name="BusyShare">Share of the time that Azure calls a replica active.</param>
sealed record Volumes(
    decimal TrafficGigabytes, decimal NatGigabytes, decimal LogGigabytes, decimal MillionRequests, decimal LoadUnits, decimal ObjectGigabytes,
    decimal MillionPages, decimal ChangedGigabytes, decimal BusyShare)
{
    public static Volumes Of(Pattern pattern) => pattern switch
    {
        Pattern.HobbyProject => new(20, 0, 1, 1, 0, 0, 0, 0, 0.25m),
        Pattern.SmallSaas => new(50, 10, 10, 5, 0.1m, 20, 20, 20, 0.25m),
        Pattern.ProductionSaas => new(200, 100, 50, 20, 1, 50, 100, 100, 0.5m),
        _ => new(100, 50, 20, 10, 0.5m, 0, 0, 0, 0.5m),
    };

    /// <summary>The share of one of several regions that serve requests; one that waits is asked by its health check alone.</summary>
    public Volumes Share(int serving, bool serves) => serves
        ? this with
        {
            TrafficGigabytes = Part(TrafficGigabytes, serving), NatGigabytes = Part(NatGigabytes, serving), LogGigabytes = Part(LogGigabytes, serving),
            MillionRequests = Part(MillionRequests, serving), LoadUnits = Part(LoadUnits, serving), MillionPages = Part(MillionPages, serving),
        }
        : this with { TrafficGigabytes = 0, NatGigabytes = NatGigabytes / 10, LogGigabytes = LogGigabytes / 10, MillionRequests = 0, LoadUnits = 0, MillionPages = 0 };

    // A number that can be written down.
    static decimal Part(decimal amount, int serving) => Math.Round(amount / serving, 2);
}
