using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Shop;

/// <summary>
/// What the framework and the app measure, in Prometheus' text format. Names follow OpenTelemetry's rules for Prometheus
/// (<c>http.server.request.duration</c> in seconds becomes <c>http_server_request_duration_seconds</c>).
/// </summary>
public sealed class PrometheusMetrics : IDisposable
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    static readonly HashSet<string> Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Shop"];
    static readonly double[] Buckets = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.3, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    readonly MeterListener _listener = new();
    readonly ConcurrentDictionary<string, Family> _families = new(StringComparer.Ordinal);

    public void Start()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Meters.Contains(instrument.Meter.Name))
                listener.EnableMeasurementEvents(instrument, _families.GetOrAdd(Name(instrument), name => new(name, instrument)));
        };
        _listener.SetMeasurementEventCallback<double>(Record);
        _listener.SetMeasurementEventCallback<float>((instrument, value, tags, state) => Record(instrument, value, tags, state));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, state) => Record(instrument, value, tags, state));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, state) => Record(instrument, value, tags, state));
        _listener.Start();
    }

    public string Scrape()
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var family in _families.Values.OrderBy(family => family.Name, StringComparer.Ordinal))
            family.Write(text);
        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    static void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) =>
        ((Family)state!).Record(value, tags);

    static string Name(Instrument instrument)
    {
        var name = new StringBuilder(instrument.Name.Replace('.', '_').Replace('-', '_'));
        if (instrument.Unit is "s" or "By")
            name.Append(instrument.Unit is "s" ? "_seconds" : "_bytes");
        if (Kind(instrument) is "counter")
            name.Append("_total");
        return name.ToString();
    }

    static string Kind(Instrument instrument) => instrument.GetType().Name switch
    {
        "Histogram`1" => "histogram",
        "Counter`1" or "ObservableCounter`1" => "counter",
        _ => "gauge",
    };

    sealed class Family(string name, Instrument instrument)
    {
        readonly string _kind = Kind(instrument);
        readonly bool _observable = instrument.IsObservable;
        readonly ConcurrentDictionary<string, Series> _series = new(StringComparer.Ordinal);

        public string Name => name;

        public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var series = _series.GetOrAdd(Labels(tags), _ => new());
            lock (series)
            {
                series.Sum = _observable || instrument.GetType().Name is "Gauge`1" ? value : series.Sum + value;
                if (_kind is not "histogram")
                    return;
                series.Count++;
                var index = Array.FindIndex(Buckets, limit => value <= limit);
                if (index >= 0)
                    series.Buckets[index]++;
            }
        }

        public void Write(StringBuilder text)
        {
            if (_series.IsEmpty)
                return;
            Line(text, $"# HELP {name} {(instrument.Description ?? instrument.Name).ReplaceLineEndings(" ")}");
            Line(text, $"# TYPE {name} {_kind}");
            foreach (var (labels, series) in _series.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                lock (series)
                {
                    if (_kind is "histogram")
                        WriteHistogram(text, labels, series);
                    else
                        Line(text, $"{name}{Braces(labels)} {series.Sum}");
                }
            }
        }

        void WriteHistogram(StringBuilder text, string labels, Series series)
        {
            var separator = labels.Length == 0 ? "" : ",";
            var below = 0L;
            for (var i = 0; i < Buckets.Length; i++)
                Line(text, $"{name}_bucket{{{labels}{separator}le=\"{Buckets[i]}\"}} {below += series.Buckets[i]}");
            Line(text, $"{name}_bucket{{{labels}{separator}le=\"+Inf\"}} {series.Count}");
            Line(text, $"{name}_sum{Braces(labels)} {series.Sum}");
            Line(text, $"{name}_count{Braces(labels)} {series.Count}");
        }

        static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

        static string Braces(string labels) => labels.Length == 0 ? "" : $"{{{labels}}}";

        static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (tags.IsEmpty)
                return "";
            var labels = new List<string>(tags.Length);
            foreach (var (key, value) in tags)
                labels.Add($"{key.Replace('.', '_')}=\"{Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")}\"");
            labels.Sort(StringComparer.Ordinal);
            return string.Join(',', labels);
        }

        static string Escape(string text) => text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n");
    }

    sealed class Series
    {
        public double Sum;
        public long Count;
        public readonly long[] Buckets = new long[PrometheusMetrics.Buckets.Length];
    }
}
