{{- /* Written by Deploy.Sdk; the same for every app. */ -}}
{{- /* What the pods of the app and of its workers have in common. */}}

{{- define "__chart__.podLabels" -}}
{{- $root := index . 0 -}}
{{ include "__chart__.selectorLabels" . }}
app.kubernetes.io/version: {{ include "__chart__.version" $root | quote }}
app.kubernetes.io/part-of: {{ $root.Chart.Name }}
{{- with merge (dict) $root.Values.podLabels $root.Values.commonLabels (include "__chart__.identityLabels" $root | fromYaml) (include "__chart__.meshLabels" $root | fromYaml) }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- /* The checksum replaces the pods when a setting changes: a ConfigMap is read only when a container starts. */}}
{{- define "__chart__.podAnnotations" -}}
checksum/config: {{ toYaml .Values.env | sha256sum }}
{{- with include "__chart__.secretChecksum" . }}
checksum/secrets: {{ . }}
{{- end }}
{{- with merge (dict) .Values.podAnnotations (include "__chart__.meshAnnotations" . | fromYaml) }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- /* Takes (list context component). */}}
{{- define "__chart__.podSpec" -}}
{{- $root := index . 0 -}}
{{- with $root.Values -}}
serviceAccountName: {{ include "__chart__.serviceAccountName" $root }}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  {{- toYaml .podSecurityContext | nindent 2 }}
{{- with .priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
{{- include "__chart__.topologySpread" . }}
{{- $secrets := include "__chart__.mountedSecrets" $root | fromJsonArray }}
{{- if or $root.Values.tmp.enabled $secrets $root.Values.featureFlags.enabled $root.Values.extraVolumes }}
volumes:
  {{- if $root.Values.tmp.enabled }}
  - name: tmp
    emptyDir:
      sizeLimit: {{ $root.Values.tmp.sizeLimit }}
  {{- end }}
  {{- with $secrets }}
  {{- include "__chart__.secretVolumes" . | trim | nindent 2 }}
  {{- end }}
  {{- if $root.Values.featureFlags.enabled }}
  - name: feature-flags
    configMap:
      name: {{ include "__chart__.partName" (list $root "feature-flags" 63) }}
  {{- end }}
  {{- with $root.Values.extraVolumes }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}
{{- end }}

{{- /* matchLabelKeys counts the pods of one revision only; without it a rolling update ends unbalanced. */}}
{{- define "__chart__.topologySpread" -}}
{{- $spread := (index . 0).Values.topologySpread }}
{{- if and $spread.enabled $spread.topologyKeys }}
topologySpreadConstraints:
  {{- range $spread.topologyKeys }}
  - maxSkew: {{ $spread.maxSkew }}
    topologyKey: {{ . }}
    whenUnsatisfiable: {{ $spread.whenUnsatisfiable }}
    labelSelector:
      matchLabels:
        {{- include "__chart__.selectorLabels" $ | nindent 8 }}
    matchLabelKeys:
      - {{ include "__chart__.revisionLabel" $ }}
  {{- end }}
{{- end }}
{{- end }}

{{- /* A container that runs the app's image, without its probes and resources. Takes (list context settings); */}}
{{- /* settings: command, args and env of its own. */}}
{{- define "__chart__.appContainer" -}}
{{- $root := index . 0 -}}
{{- $own := index . 1 -}}
image: {{ include "__chart__.appImage" $root }}
imagePullPolicy: {{ $root.Values.image.pullPolicy }}
{{- with $own.command }}
command:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $own.args }}
args:
  {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  {{- toYaml $root.Values.securityContext | nindent 2 }}
{{- with include "__chart__.env" (list $root $own.env) | trim }}
env:
  {{- . | nindent 2 }}
{{- end }}
{{- if or $root.Values.env $root.Values.extraEnvFrom }}
envFrom:
  {{- if $root.Values.env }}
  - configMapRef:
      name: {{ include "__chart__.fullname" $root }}
  {{- end }}
  {{- with $root.Values.extraEnvFrom }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}
{{- $secrets := include "__chart__.mountedSecrets" $root | fromJsonArray }}
{{- if or $root.Values.tmp.enabled $secrets $root.Values.featureFlags.enabled $root.Values.extraVolumeMounts }}
volumeMounts:
  {{- if $root.Values.tmp.enabled }}
  - name: tmp
    mountPath: /tmp
  {{- end }}
  {{- with $secrets }}
  {{- include "__chart__.secretVolumeMounts" . | trim | nindent 2 }}
  {{- end }}
  {{- if $root.Values.featureFlags.enabled }}
  {{- /* The folder, because a file that is mounted by its subPath never changes. */}}
  - name: feature-flags
    mountPath: /etc/feature-flags
    readOnly: true
  {{- end }}
  {{- with $root.Values.extraVolumeMounts }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}
{{- end }}

{{- /* Takes (list context ownEnv). */}}
{{- define "__chart__.env" -}}
{{- $root := index . 0 }}
{{- include "__chart__.connectionEnv" $root }}
{{- with include "__chart__.tracingEnv" $root | trim }}
{{ . }}
{{- end }}
{{- range $root.Values.secrets.keys }}
{{ include "__chart__.secretEnv" (list . (include "__chart__.secretName" $root) .) }}
{{- end }}
{{- if $root.Values.featureFlags.enabled }}
- name: FEATURE_FLAGS_FILE
  value: /etc/feature-flags/flags.json
{{- end }}
{{- with $root.Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- range $name, $value := index . 1 }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}

{{- /* Keeps a pod serving until the load balancers have dropped it; the kubelet sleeps by itself from 1.30 on. */}}
{{- define "__chart__.preStop" -}}
{{- if le (int .Values.preStop.sleepSeconds) 0 }}
{{- else if semverCompare ">=1.30.0-0" .Capabilities.KubeVersion.Version -}}
lifecycle:
  preStop:
    sleep:
      seconds: {{ .Values.preStop.sleepSeconds }}
{{- else if .Values.preStop.hasShell -}}
lifecycle:
  preStop:
    exec:
      command: ["sh", "-c", "sleep {{ .Values.preStop.sleepSeconds }}"]
{{- end }}
{{- end }}

{{- /* Takes (list context name). */}}
{{- define "__chart__.httpProbe" -}}
{{- $probe := index (index . 0).Values.probes (index . 1) -}}
{{- if $probe.enabled -}}
{{ index . 1 }}Probe:
  httpGet:
    path: {{ $probe.path }}
    port: http
    {{- with (index . 0).Values.probes.hostHeader }}
    httpHeaders:
      - name: Host
        value: {{ . }}
    {{- end }}
  periodSeconds: {{ $probe.periodSeconds }}
  timeoutSeconds: {{ $probe.timeoutSeconds }}
  failureThreshold: {{ $probe.failureThreshold }}
  {{- with $probe.successThreshold }}
  successThreshold: {{ . }}
  {{- end }}
{{- end }}
{{- end }}
