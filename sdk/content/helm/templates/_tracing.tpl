{{- /* Written by Deploy.Sdk; the same for every app. */ -}}
{{- /* Variables of OpenTelemetry. What stands in env is the user's, but comes from a ConfigMap, which a variable here would override: */}}
{{- /* only what is missing there is set. */}}
{{- define "__chart__.tracingEnv" -}}
{{- $tracing := .Values.monitoring.tracing }}
{{- if $tracing.enabled }}
{{- $variables := dict
    "OTEL_EXPORTER_OTLP_ENDPOINT" (printf "http://%s.%s.svc:%v" $tracing.service $tracing.namespace $tracing.port)
    "OTEL_EXPORTER_OTLP_PROTOCOL" $tracing.protocol
    "OTEL_SERVICE_NAME" (include "__chart__.fullname" .)
    "OTEL_TRACES_EXPORTER" "otlp"
    "OTEL_TRACES_SAMPLER" $tracing.sampler }}
{{- if hasSuffix "ratio" $tracing.sampler }}
{{- $_ := set $variables "OTEL_TRACES_SAMPLER_ARG" (toString $tracing.samplingRatio) }}
{{- end }}
{{- if $tracing.tracesOnly }}
{{- $_ := set $variables "OTEL_METRICS_EXPORTER" "none" }}
{{- $_ := set $variables "OTEL_LOGS_EXPORTER" "none" }}
{{- end }}
- name: OTEL_POD_NAME
  valueFrom:
    fieldRef:
      fieldPath: metadata.name
{{- range $name, $value := $variables }}
{{- if not (hasKey $.Values.env $name) }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}
{{- /* Of two values for one attribute the later one counts: the user's. */}}
{{- $attributes := list (printf "service.version=%s" (include "__chart__.version" .)) (printf "k8s.namespace.name=%s" .Release.Namespace) "k8s.pod.name=$(OTEL_POD_NAME)" }}
{{- with get .Values.env "OTEL_RESOURCE_ATTRIBUTES" }}
{{- $attributes = append $attributes . }}
{{- end }}
- name: OTEL_RESOURCE_ATTRIBUTES
  value: {{ join "," $attributes | quote }}
{{- end }}
{{- end }}
