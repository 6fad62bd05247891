{{- /* Written by Deploy.Sdk; the same for every app. */ -}}
{{- /* A pod that asks a Service for paths, and fails when one does not answer. Takes (list context service paths). */}}
{{- define "__chart__.wgetPod" -}}
{{- $root := index . 0 -}}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with $root.Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 65534
  runAsGroup: 65534
  seccompProfile:
    type: RuntimeDefault
{{- with $root.Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $root.Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
containers:
  - name: wget
    image: {{ include "__chart__.image" (list $root.Values.tests.image "") }}
    imagePullPolicy: {{ $root.Values.tests.image.pullPolicy }}
    securityContext:
      {{- include "__chart__.restricted" $root | nindent 6 }}
    command:
      - wget
    args:
      - -q
      - -T
      - "10"
      - -O
      - /dev/null
      {{- with $root.Values.probes.hostHeader }}
      - --header
      - "Host: {{ . }}"
      {{- end }}
      {{- range index . 2 }}
      - http://{{ index $ 1 }}:{{ $root.Values.service.port }}{{ . }}
      {{- end }}
    resources:
      requests:
        cpu: 10m
        memory: 16Mi
      limits:
        cpu: 100m
        memory: 32Mi
{{- end }}
