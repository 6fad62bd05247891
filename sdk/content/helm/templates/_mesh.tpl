{{- /* Written by Deploy.Sdk; the same for every app. */ -}}
{{- /* Pods join the mesh by themselves: the namespace need not be labelled. */}}
{{- define "__chart__.meshLabels" -}}
{{- if eq .Values.mesh.kind "istio" -}}
sidecar.istio.io/inject: "true"
{{- end }}
{{- end }}

{{- /* The proxy is a native sidecar: it starts before the app and its init containers, ends after them, and lets jobs end. */}}
{{- define "__chart__.meshAnnotations" -}}
{{- if eq .Values.mesh.kind "istio" -}}
proxy.istio.io/config: {{ printf "{\"holdApplicationUntilProxyStarts\": %t}" .Values.mesh.istio.holdApplicationUntilProxyStarts | squote }}
sidecar.istio.io/nativeSidecar: "true"
sidecar.istio.io/rewriteAppHTTPProbers: "true"
{{- else if eq .Values.mesh.kind "linkerd" -}}
{{- /* Linkerd before 2.19 reads the annotation with alpha. */ -}}
config.alpha.linkerd.io/proxy-enable-native-sidecar: "true"
config.beta.linkerd.io/proxy-enable-native-sidecar: "true"
{{- with include "__chart__.meshSkippedPorts" . }}
config.linkerd.io/skip-outbound-ports: {{ . | quote }}
{{- end }}
linkerd.io/inject: enabled
{{- end }}
{{- end }}

{{- /* Services outside the cluster encrypt by themselves; their protocols would only hold the proxy up. */}}
{{- define "__chart__.meshSkippedPorts" -}}
{{- $ports := list }}
{{- range list .Values.postgresql .Values.redis .Values.mongodb .Values.rabbitmq }}
{{- if and .enabled .external.enabled }}
{{- $ports = append $ports (toString .external.port) }}
{{- end }}
{{- end }}
{{- join "," (uniq $ports) }}
{{- end }}

{{- /* Istio's agent collects the app's metrics too, so Prometheus needs no certificate of the mesh. */}}
{{- define "__chart__.meshMetricsAnnotations" -}}
{{- if and (eq .Values.mesh.kind "istio") .Values.monitoring.serviceMonitor.enabled -}}
prometheus.io/path: {{ .Values.monitoring.serviceMonitor.path }}
prometheus.io/port: {{ .Values.containerPort | quote }}
prometheus.io/scrape: "true"
{{- end }}
{{- end }}

{{- /* Backing services that the chart runs. Take (list context component). */}}
{{- define "__chart__.meshBackingLabels" -}}
{{- $mesh := (index . 0).Values.mesh }}
{{- if eq $mesh.kind "istio" -}}
sidecar.istio.io/inject: {{ index $mesh (index . 1) | quote }}
{{- end }}
{{- end }}

{{- define "__chart__.meshBackingAnnotations" -}}
{{- $root := index . 0 }}
{{- $mesh := $root.Values.mesh }}
{{- if and (index $mesh (index . 1)) (ne $mesh.kind "none") }}
{{- merge (include "__chart__.meshPortAnnotations" . | fromYaml) (include "__chart__.meshAnnotations" $root | fromYaml) | toYaml }}
{{- else if eq $mesh.kind "linkerd" -}}
linkerd.io/inject: disabled
{{- end }}
{{- end }}

{{- /* The nodes of RabbitMQ speak to each other past the proxy, which cannot read their protocol and would only part them when it restarts; */}}
{{- /* Prometheus has no certificate of the mesh. */}}
{{- define "__chart__.meshPortAnnotations" -}}
{{- $root := index . 0 }}
{{- if eq (index . 1) "rabbitmq" }}
{{- $cluster := ternary (list "4369" "25672") (list) (gt (int $root.Values.rabbitmq.replicas) 1) }}
{{- $metrics := ternary (list "15692") (list) $root.Values.rabbitmq.monitoring.enabled }}
{{- $names := ternary (list "traffic.sidecar.istio.io/excludeInboundPorts" "traffic.sidecar.istio.io/excludeOutboundPorts") (list "config.linkerd.io/skip-inbound-ports" "config.linkerd.io/skip-outbound-ports") (eq $root.Values.mesh.kind "istio") }}
{{- with concat $cluster $metrics }}
{{ first $names }}: {{ join "," . | quote }}
{{- end }}
{{- with $cluster }}
{{ last $names }}: {{ join "," . | quote }}
{{- end }}
{{- end }}
{{- end }}

{{- /* The operator of PostgreSQL encrypts by itself, and its jobs would wait for the proxy for ever. */}}
{{- define "__chart__.meshOptOut" -}}
{{- if eq .Values.mesh.kind "istio" -}}
inheritedMetadata:
  labels:
    sidecar.istio.io/inject: "false"
{{- else if eq .Values.mesh.kind "linkerd" -}}
inheritedMetadata:
  annotations:
    linkerd.io/inject: disabled
{{- end }}
{{- end }}

{{- /* Where Flagger makes the routes, the Service says how long a request may take. */}}
{{- define "__chart__.meshServiceAnnotations" -}}
{{- if and (eq .Values.mesh.kind "linkerd") (include "__chart__.flagger" .) .Values.mesh.timeoutSeconds -}}
timeout.linkerd.io/request: {{ .Values.mesh.timeoutSeconds }}s
{{- end }}
{{- end }}

{{- /* Every pod of the release. */}}
{{- define "__chart__.releaseLabels" -}}
app.kubernetes.io/name: {{ include "__chart__.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- /* Namespaces whose pods call the app. */}}
{{- define "__chart__.meshCallers" -}}
{{- $callers := list }}
{{- if include "__chart__.isExposed" . }}
{{- $callers = concat $callers .Values.networkPolicy.ingressNamespaces }}
{{- end }}
{{- if .Values.networkPolicy.allowSameNamespace }}
{{- $callers = append $callers .Release.Namespace }}
{{- end }}
{{- range .Values.mesh.istio.gateways }}
{{- $callers = append $callers (splitList "/" . | first) }}
{{- end }}
{{- toYaml (concat $callers .Values.mesh.clientNamespaces | uniq) }}
{{- end }}


{{- define "__chart__.meshGuard" -}}
{{- $policy := .Values.networkPolicy }}
{{- if and (eq .Values.mesh.kind "istio") (eq .Values.mesh.mtls "strict") (or .Values.ingress.enabled .Values.solution.routed) (not $policy.ingressNamespaces) $policy.ingressCidrs }}
{{- fail "mesh.mtls is strict, and the load balancer of the ingress (networkPolicy.ingressCidrs) is outside the mesh: the proxies would refuse it. Set mesh.mtls to permissive, or let requests in through a gateway of the mesh." }}
{{- end }}
{{- if and (eq .Values.mesh.kind "istio") (ne .Values.service.type "ClusterIP") (eq .Values.mesh.mtls "strict") }}
{{- fail (printf "mesh.mtls is strict, and a Service of type %s takes requests from outside the mesh, which the proxies would refuse. Set mesh.mtls to permissive, or let requests in through a gateway of the mesh." .Values.service.type) }}
{{- end }}
{{- end }}

{{- /* What each proxy needs: certificates, addresses and policies come from the control plane. */}}
{{- define "__chart__.meshEgress" -}}
{{- $mesh := .Values.mesh }}
{{- $istio := eq $mesh.kind "istio" }}
- to:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: {{ ternary $mesh.istio.controlPlaneNamespace $mesh.linkerd.controlPlaneNamespace $istio }}
      {{- if $istio }}
      podSelector:
        matchLabels:
          app: istiod
      {{- end }}
  ports:
    {{- range ternary (list 15012) (list 8080 8086 8090) $istio }}
    - protocol: TCP
      port: {{ . }}
    {{- end }}
{{- end }}
