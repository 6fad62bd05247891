{{- /* Written by Deploy.Sdk; the same for every app. */ -}}
{{- /* Pods that use the backing services: everything of the release but those services and the test. */}}
{{- define "__chart__.clientSelector" -}}
matchLabels:
  app.kubernetes.io/name: {{ include "__chart__.name" . }}
  app.kubernetes.io/instance: {{ .Release.Name }}
matchExpressions:
  - key: app.kubernetes.io/component
    operator: NotIn
    values:
      - mongodb
      - rabbitmq
      - redis
      - test
{{- end }}

{{- define "__chart__.dnsEgress" -}}
{{- with .Values.networkPolicy.dns -}}
- to:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: {{ .namespace }}
      {{- with .podLabels }}
      podSelector:
        matchLabels:
          {{- toYaml . | nindent 10 }}
      {{- end }}
    {{- range .cidrs }}
    - ipBlock:
        cidr: {{ . }}
    {{- end }}
  ports:
    - protocol: UDP
      port: {{ .port }}
    - protocol: TCP
      port: {{ .port }}
{{- end }}
{{- end }}

{{- /* A port at addresses outside of the cluster; network policies know no host names. Takes (list cidrs port). */}}
{{- define "__chart__.cidrEgress" -}}
- to:
    {{- range index . 0 }}
    - ipBlock:
        cidr: {{ . }}
    {{- end }}
  ports:
    - protocol: TCP
      port: {{ index . 1 }}
{{- end }}

{{- define "__chart__.monitoringPeer" -}}
- namespaceSelector:
    matchLabels:
      {{- toYaml .Values.networkPolicy.monitoringNamespaceSelector | nindent 6 }}
{{- end }}

{{- /* Who may reach the app. */}}
{{- define "__chart__.appIngress" -}}
{{- $policy := .Values.networkPolicy }}
{{- if and $policy.ingressNamespaces (include "__chart__.isExposed" .) }}
- from:
    - namespaceSelector:
        matchExpressions:
          - key: kubernetes.io/metadata.name
            operator: In
            values:
              {{- toYaml $policy.ingressNamespaces | nindent 14 }}
      {{- with $policy.controllerSelector }}
      podSelector:
        matchLabels:
          {{- toYaml . | nindent 10 }}
      {{- end }}
  ports:
    - protocol: TCP
      port: {{ .Values.containerPort }}
{{- end }}
{{- if or $policy.ingressCidrs $policy.allowSameNamespace .Values.tests.enabled }}
- from:
    {{- range $policy.ingressCidrs }}
    - ipBlock:
        cidr: {{ . }}
    {{- end }}
    {{- if $policy.allowSameNamespace }}
    - podSelector: {}
    {{- else if .Values.tests.enabled }}
    - podSelector:
        matchLabels:
          {{- include "__chart__.selectorLabels" (list . "test") | nindent 10 }}
    {{- end }}
  ports:
    - protocol: TCP
      port: {{ .Values.containerPort }}
{{- end }}
{{- if .Values.monitoring.serviceMonitor.enabled }}
- from:
    {{- include "__chart__.monitoringPeer" . | nindent 4 }}
  ports:
    - protocol: TCP
      port: {{ .Values.containerPort }}
{{- end }}
{{- include "__chart__.usedByIngress" . }}
{{- with $policy.extraIngress }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- /* What the app, its workers and its jobs may reach beside DNS. */}}
{{- define "__chart__.serviceEgress" -}}
{{- with .Values.postgresql }}
{{- if and .enabled .external.enabled }}
{{ include "__chart__.cidrEgress" (list .external.cidrs .external.port) }}
{{- else if .enabled }}
- to:
    - podSelector:
        matchLabels:
          cnpg.io/cluster: {{ include "__chart__.postgresName" $ }}
    {{- if .pooler.enabled }}
    - podSelector:
        matchLabels:
          cnpg.io/poolerName: {{ include "__chart__.poolerName" $ }}
    {{- end }}
  ports:
    - protocol: TCP
      port: 5432
{{- end }}
{{- end }}
{{- range list .Values.redis .Values.mongodb .Values.rabbitmq }}
{{- if and .enabled .external.enabled }}
{{ include "__chart__.cidrEgress" (list .external.cidrs .external.port) }}
{{- end }}
{{- end }}
{{- range include "__chart__.backingServices" . | fromJsonArray }}
- to:
    - podSelector:
        matchLabels:
          {{- include "__chart__.backingLabels" (list $ .component) | nindent 10 }}
  ports:
    - protocol: TCP
      port: {{ .port }}
{{- end }}
{{- include "__chart__.usesEgress" . }}
{{- with .Values.monitoring.tracing }}
{{- if .enabled }}
- to:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: {{ .namespace }}
      {{- with .podLabels }}
      podSelector:
        matchLabels:
          {{- toYaml . | nindent 10 }}
      {{- end }}
  ports:
    - protocol: TCP
      port: {{ .port }}
{{- end }}
{{- end }}
{{- with .Values.networkPolicy }}
{{- if .allowHttpsEgress }}
{{ include "__chart__.cidrEgress" (list .httpsEgressCidrs 443) }}
{{- end }}
{{- with .extraEgress }}
{{ toYaml . }}
{{- end }}
{{- end }}
{{- end }}
