{{- /* Written by Deploy.Sdk; the same for every app. */ -}}
{{- /* The pods of the app, whatever runs them: Deployment, Rollout, or one Deployment for each colour. Takes (list context ownLabels). */}}
{{- define "__chart__.appTemplate" -}}
{{- $root := index . 0 -}}
metadata:
  labels:
    {{- include "__chart__.podLabels" (list $root "app") | nindent 4 }}
    {{- with index . 1 }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  annotations:
    {{- include "__chart__.podAnnotations" $root | nindent 4 }}
    {{- with include "__chart__.meshMetricsAnnotations" $root }}
    {{- . | nindent 4 }}
    {{- end }}
spec:
  {{- include "__chart__.podSpec" (list $root "app") | nindent 2 }}
  terminationGracePeriodSeconds: {{ $root.Values.terminationGracePeriodSeconds }}
  {{- with $root.Values.initContainers }}
  initContainers:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  containers:
    - name: {{ $root.Chart.Name }}
      {{- include "__chart__.appContainer" (list $root (dict "command" $root.Values.command "args" $root.Values.args)) | nindent 6 }}
      {{- if include "__chart__.takesRequests" $root }}
      ports:
        - name: http
          containerPort: {{ $root.Values.containerPort }}
          protocol: TCP
      {{- end }}
      {{- range list "startup" "readiness" "liveness" }}
      {{- with include "__chart__.httpProbe" (list $root .) }}
      {{- . | nindent 6 }}
      {{- end }}
      {{- end }}
      {{- with include "__chart__.preStop" $root }}
      {{- . | nindent 6 }}
      {{- end }}
      resources:
        {{- toYaml $root.Values.resources | nindent 8 }}
    {{- with $root.Values.sidecars }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end }}
