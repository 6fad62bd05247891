{{- /* Written by Deploy.Sdk; the same for every app. */ -}}
{{- /* PromQL for a new version. The share of failed requests: a series of errors that does not exist yet counts as none. */}}
{{- define "__chart__.errorRateQuery" -}}
{{- with .Values.release.analysis.errorRateQuery }}
{{- . }}
{{- else }}
{{- include "__chart__.errorRatio" (list (include "__chart__.requestMetric" . | fromYaml) (include "__chart__.requestScope" .) (include "__chart__.analysisRange" .)) }}
{{- include "__chart__.silence" . }}
{{- end }}
{{- end }}

{{- /* Takes (list metric scope range). */}}
{{- define "__chart__.errorRatio" -}}
{{- $metric := index . 0 }}
{{- $scope := index . 1 }}
{{- $range := index . 2 -}}
(sum(rate({{ $metric.count }}{ {{- $scope }},{{ $metric.failed -}} }[{{ $range }}])) or vector(0))
/
sum(rate({{ $metric.count }}{ {{- $scope -}} }[{{ $range }}]))
{{- end }}

{{- /* Latency of the slowest hundredth in milliseconds. */}}
{{- define "__chart__.latencyQuery" -}}
{{- with .Values.release.analysis.latencyQuery }}
{{- . }}
{{- else }}
{{- include "__chart__.latencyQuantile" (list (include "__chart__.requestMetric" . | fromYaml) (include "__chart__.requestScope" .) (include "__chart__.analysisRange" .) "0.99") }}
{{- include "__chart__.silence" . }}
{{- end }}
{{- end }}

{{- /* Flagger takes "no value" for a failed check: a new version that nobody has asked yet has failed nothing. Where the service itself is not */}}
{{- /* measured there is still no value. Argo Rollouts asks for silence in its own conditions. ">= 0" drops what is no number. */}}
{{- define "__chart__.silence" -}}
{{- if include "__chart__.flagger" . }} >= 0
or
0 * sum(rate({{ (include "__chart__.requestMetric" . | fromYaml).count }}{ {{- include "__chart__.serviceScope" . -}} }[{{ include "__chart__.analysisRange" . }}]))
{{- end }}
{{- end }}

{{- /* In milliseconds. Takes (list metric scope range quantile). */}}
{{- define "__chart__.latencyQuantile" -}}
{{- $metric := index . 0 }}
{{- $scope := index . 1 }}
{{- $quantile := index . 3 }}
{{- if $metric.summary -}}
max({{ $metric.latency }}{ {{- $scope }},quantile="{{ $quantile }}"}) * 1000
{{- else -}}
histogram_quantile({{ $quantile }}, sum by (le) (rate({{ $metric.latency }}{ {{- $scope -}} }[{{ index . 2 }}]))){{ if not $metric.milliseconds }} * 1000{{ end }}
{{- end }}
{{- end }}

{{- /* At least four scrapes of 30 s: a rate over fewer is noise. */}}
{{- define "__chart__.analysisRange" -}}
{{- $interval := ternary .Values.release.ramp.intervalSeconds .Values.release.analysis.intervalSeconds (eq .Values.release.provider "flagger") -}}
{{ max 120 (int $interval) }}s
{{- end }}

{{- /* Counter of requests, its label for failed ones, histogram of the latency. */}}
{{- define "__chart__.requestMetric" -}}
{{- $source := .Values.release.analysis.source }}
{{- if eq $source "nginx" }}
count: nginx_ingress_controller_requests
failed: status=~"5.."
latency: nginx_ingress_controller_request_duration_seconds_bucket
{{- else if eq $source "istio" }}
count: istio_requests_total
failed: response_code=~"5..|0"
latency: istio_request_duration_milliseconds_bucket
milliseconds: true
{{- else if eq $source "linkerd" }}
count: response_total
failed: classification="failure"
latency: response_latency_ms_bucket
milliseconds: true
{{- else if eq $source "aspnet" }}
count: http_server_request_duration_seconds_count
failed: http_response_status_code=~"5.."
latency: http_server_request_duration_seconds_bucket
{{- else if eq $source "django" }}
count: django_http_responses_total_by_status_total
failed: status=~"5.."
latency: django_http_requests_latency_seconds_by_view_method_bucket
{{- else if eq $source "rails" }}
count: ruby_http_requests_total
failed: status=~"5.."
latency: ruby_http_request_duration_seconds
summary: true
{{- else }}
count: http_requests_total
failed: status=~"5.."
latency: http_request_duration_seconds_bucket
{{- end }}
{{- end }}

{{- /* Which requests are those of the new version: what a canary gets, or all after a switch. */}}
{{- define "__chart__.requestScope" -}}
{{- $source := .Values.release.analysis.source }}
{{- $canary := eq .Values.release.strategy "canary" }}
{{- $service := ternary (include "__chart__.partName" (list . "canary" 63)) (include "__chart__.fullname" .) $canary }}
{{- $workload := include "__chart__.workloadName" . }}
{{- $flagger := eq (include "__chart__.flagger" .) "true" -}}
{{- if eq $source "nginx" -}}
exported_namespace="{{ .Release.Namespace }}",ingress="{{ include "__chart__.fullname" . }}"{{ if $canary }},canary!=""{{ end }}
{{- else if and (eq $source "istio") $flagger -}}
reporter="destination",destination_workload_namespace="{{ .Release.Namespace }}",destination_workload="{{ $workload }}"
{{- else if eq $source "istio" -}}
reporter="source",destination_service_namespace="{{ .Release.Namespace }}",destination_service_name="{{ $service }}"
{{- else if $flagger -}}
namespace="{{ .Release.Namespace }}",{{ ternary (printf "deployment=\"%s\"" $workload) (printf "app=\"%s\"" (include "__chart__.fullname" .)) (eq $source "linkerd") }}{{ if eq $source "linkerd" }},direction="inbound"{{ end }}
{{- else -}}
namespace="{{ .Release.Namespace }}",rollouts_pod_template_hash="{{ "{{args.new-hash}}" }}"{{ if eq $source "linkerd" }},direction="inbound"{{ end }}
{{- end }}
{{- end }}

{{- /* Metrics that nobody measures make every canary wait for a person. */}}
{{- define "__chart__.analysisGuard" -}}
{{- $analysis := .Values.release.analysis }}
{{- if and $analysis.enabled (ne .Values.release.strategy "rolling") (not (include "__chart__.colors" .)) (not $analysis.errorRateQuery) }}
{{- if and (has $analysis.source (list "istio" "linkerd")) (ne $analysis.source .Values.mesh.kind) }}
{{- fail (printf "release.analysis.source is %s, and mesh.kind is %s: choose the source that measures this app, or write release.analysis.errorRateQuery." $analysis.source .Values.mesh.kind) }}
{{- end }}
{{- if and (eq $analysis.source "nginx") (not .Values.ingress.enabled) }}
{{- fail "release.analysis.source is nginx, and there is no ingress: choose another source, or write release.analysis.errorRateQuery." }}
{{- end }}
{{- end }}
{{- end }}
