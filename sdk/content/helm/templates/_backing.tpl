{{- /* Written by Deploy.Sdk; the same for every app. */ -}}
{{- /* What the services have in common that the chart itself runs: redis, mongodb, rabbitmq. PostgreSQL is its operator's. Each is a */}}
{{- /* StatefulSet; component and key of the values have the same name. Helpers take (list context component) unless they say more. */}}

{{- /* Components that run in the cluster for this chart, as JSON: port of their clients, and whether the chart runs them itself. */}}
{{- define "__chart__.backingServices" -}}
{{- $services := list }}
{{- range $component, $port := dict "redis" 6379 "mongodb" 27017 "rabbitmq" 5672 }}
{{- $settings := index $.Values $component }}
{{- if and $settings.enabled (not $settings.external.enabled) }}
{{- $services = append $services (dict "component" $component "port" $port "owned" (eq (include "__chart__.isShared" (list $ $component)) "")) }}
{{- end }}
{{- end }}
{{- toJson $services }}
{{- end }}

{{- /* Those that the chart runs itself, in the same form. */}}
{{- define "__chart__.ownedServices" -}}
{{- $services := list }}
{{- range include "__chart__.backingServices" . | fromJsonArray }}
{{- if .owned }}
{{- $services = append $services . }}
{{- end }}
{{- end }}
{{- toJson $services }}
{{- end }}

{{- /* Those of them that join the mesh, in the same form. */}}
{{- define "__chart__.meshedServices" -}}
{{- $services := list }}
{{- range include "__chart__.ownedServices" . | fromJsonArray }}
{{- if index $.Values.mesh .component }}
{{- $services = append $services . }}
{{- end }}
{{- end }}
{{- toJson $services }}
{{- end }}

{{- /* A StatefulSet's name and a hash together make a label value: 52 characters are left. */}}
{{- define "__chart__.backingName" -}}
{{- if include "__chart__.isShared" . }}
{{- $keep := sub 52 (len (index . 1) | add1) | int }}
{{- printf "%s-%s" (include "__chart__.peerName" (list (index . 0) "shared") | trunc $keep | trimSuffix "-") (index . 1) }}
{{- else }}
{{- include "__chart__.partName" (list (index . 0) (index . 1) 52) }}
{{- end }}
{{- end }}

{{- /* Whether the release runs the service itself: "true", or empty. */}}
{{- define "__chart__.backingOwned" -}}
{{- $shared := include "__chart__.isShared" . }}
{{- with index (index . 0).Values (index . 1) }}
{{- if and .enabled (not .external.enabled) (not $shared) }}true{{ end }}
{{- end }}
{{- end }}

{{- define "__chart__.backingSecretName" -}}
{{- default (include "__chart__.backingName" .) (index (index . 0).Values (index . 1)).auth.existingSecret }}
{{- end }}

{{- /* What its own Secret holds, as JSON: key, and name of the value. */}}
{{- define "__chart__.backingSecretKeys" -}}
{{- $auth := (index (index . 0).Values (index . 1)).auth }}
{{- $keys := list (list $auth.passwordKey (printf "%s_PASSWORD" (upper (index . 1)))) }}
{{- if eq (index . 1) "mongodb" }}
{{- $keys = append $keys (list $auth.rootPasswordKey "MONGODB_ROOT_PASSWORD") }}
{{- else if eq (index . 1) "rabbitmq" }}
{{- $keys = append $keys (list $auth.erlangCookieKey "RABBITMQ_ERLANG_COOKIE") }}
{{- end }}
{{- toJson $keys }}
{{- end }}

{{- /* The Secret that the driver of the store mounts into its pods, as a list in JSON; empty with another provider. */}}
{{- define "__chart__.backingMounted" -}}
{{- $secret := include "__chart__.backingSecretName" . }}
{{- ternary (list $secret) (list) (has $secret (include "__chart__.mountedSecrets" (index . 0) | fromJsonArray)) | toJson }}
{{- end }}

{{- /* No version of the app here: releasing the app must not restart its databases. */}}
{{- define "__chart__.backingPodMetadata" -}}
{{- $root := index . 0 }}
{{- $component := index . 1 -}}
labels:
  {{- include "__chart__.selectorLabels" . | nindent 2 }}
  app.kubernetes.io/part-of: {{ $root.Chart.Name }}
  {{- with include "__chart__.meshBackingLabels" . }}
  {{- . | nindent 2 }}
  {{- end }}
{{- $annotations := include "__chart__.meshBackingAnnotations" . | fromYaml }}
{{- if and (include "__chart__.backingMounted" . | fromJsonArray) (eq $root.Values.secrets.provider "aws-secrets-manager") }}
{{- /* The driver fetches the password; the service itself gets no rights in the cloud. */}}
{{- $annotations = merge (dict "eks.amazonaws.com/skip-containers" $component) $annotations }}
{{- end }}
{{- with $annotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- /* The pod around the container. */}}
{{- define "__chart__.backingPod" -}}
{{- $root := index . 0 -}}
{{- if include "__chart__.backingMounted" . | fromJsonArray }}
{{- /* The identity by which the driver fetches the password. */}}
serviceAccountName: {{ include "__chart__.serviceAccountName" $root }}
{{- end }}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with $root.Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  {{- toYaml (index $root.Values (index . 1)).podSecurityContext | nindent 2 }}
{{- with $root.Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with $root.Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $root.Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
