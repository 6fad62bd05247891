using System.Text;

namespace Deploy.Benchmarks.InProcess;

/// <summary>Specs of any size, written as users write them: one key per line.</summary>
static class SpecTexts
{
    const string Head = """
        deployment:
          name: shop
          pattern: kubernetes
          domain: shop.example.com
          health:
            liveness: /health
            readiness: /health/ready
          resources:
            cpu: 500m
            memory: 1Gi
          env:
            LOG_LEVEL: info
            QUEUE: orders
          secrets:
            - STRIPE_KEY
            - SMTP_PASSWORD
          workers:

        """;

    const string Tail = """
        services:
          postgres:
            size: small
            storage: 20Gi
          redis:
            size: small
        kubernetes:
          namespace: shop
          replicas: 3
          autoscaling:
            min: 3
            max: 10
            target_cpu: 70
          ingress:
            class: nginx
            ssl: cert-manager
            domain: shop.example.com
          monitoring:
            prometheus_operator: true
        environments:
          staging:
            deployment:
              domain: staging.example.com
            kubernetes:
              replicas: 1
              autoscaling:
                enabled: false

        """;

    /// <summary>A correct spec.</summary>
    public static string WithWorkers(int count) => Create(count, withProblems: false);

    /// <summary>A spec in the middle of being written: a key in twenty workers is not known.</summary>
    public static string WithLines(int lines) => Create((lines - LinesOf(Head) - LinesOf(Tail)) / 6, withProblems: true);

    static string Create(int workers, bool withProblems)
    {
        var text = new StringBuilder(Head);
        for (var i = 0; i < workers; i++)
        {
            var key = withProblems && i % 20 == 10 ? "replica" : "replicas";
            text.Append($"    - name: worker-{i}\n      command: dotnet Shop.dll --queue {i}\n      {key}: {(i % 5) + 1}\n      resources:\n        cpu: 250m\n        memory: 256Mi\n");
        }

        return text.Append(Tail).ToString();
    }

    static int LinesOf(string text) => text.Count(static character => character == '\n');
}
