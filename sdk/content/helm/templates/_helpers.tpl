{{- /* Written by Deploy.Sdk; the same for every app. */ -}}
{{- /* Names. Kubernetes limits most of them to 63 characters. */}}
{{- define "__chart__.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "__chart__.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" }}
{{- else if and (contains (include "__chart__.name" .) .Release.Name) (not .Values.solution.name) }}
{{- .Release.Name | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name (include "__chart__.name" .) | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{- /* Name of a part: the release's name is cut, never the suffix. Takes (list context suffix longest). */}}
{{- define "__chart__.partName" -}}
{{- $keep := sub (index . 2) (len (index . 1) | add1) | int }}
{{- printf "%s-%s" (include "__chart__.fullname" (index . 0) | trunc $keep | trimSuffix "-") (index . 1) }}
{{- end }}

{{- /* CloudNativePG appends suffixes to the cluster's name and refuses more than 50 characters. */}}
{{- define "__chart__.postgresName" -}}
{{- include "__chart__.partName" (list . "postgres" 50) }}
{{- end }}

{{- /* The operator makes a Deployment and a Service of this name; it must be no cluster's. */}}
{{- define "__chart__.poolerName" -}}
{{- include "__chart__.partName" (list . "pooler" 50) }}
{{- end }}

{{- /* Whether cert-manager fills the Secret of the certificate: "true", or empty. */}}
{{- define "__chart__.certified" -}}
{{- with .Values.ingress }}
{{- if and .enabled .tls.enabled (or .tls.clusterIssuer .tls.acme.email) }}true{{ end }}
{{- end }}
{{- end }}

{{- /* Not the name of the Secret: an Ingress with cert-manager's annotation, as this chart had before, owns a Certificate of that name. */}}
{{- define "__chart__.certificateName" -}}
{{- include "__chart__.partName" (list . "certificate" 63) }}
{{- end }}

{{- /* Secret of the certificate. */}}
{{- define "__chart__.tlsSecretName" -}}
{{- default (include "__chart__.partName" (list . "tls" 63)) .Values.ingress.tls.secretName }}
{{- end }}

{{- define "__chart__.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- default (include "__chart__.fullname" .) .Values.serviceAccount.name }}
{{- else }}
{{- default "default" .Values.serviceAccount.name }}
{{- end }}
{{- end }}

{{- /* Whether the release runs the service itself: "true", or empty. */}}
{{- define "__chart__.postgresOwned" -}}
{{- if and .Values.postgresql.enabled (not .Values.postgresql.external.enabled) }}true{{ end }}
{{- end }}

{{- /* Whether the program takes requests: "true", or empty. Values of an older chart lack the key, and then it does. */}}
{{- define "__chart__.takesRequests" -}}
{{- if ne (toString .Values.service.enabled) "false" }}true{{ end }}
{{- end }}

{{- /* Selectors are immutable, so nothing here may change between versions. Takes (list context component). */}}
{{- define "__chart__.selectorLabels" -}}
app.kubernetes.io/name: {{ include "__chart__.name" (index . 0) }}
app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end }}

{{- define "__chart__.labels" -}}
{{- $root := index . 0 -}}
helm.sh/chart: {{ printf "%s-%s" $root.Chart.Name $root.Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{ include "__chart__.selectorLabels" . }}
app.kubernetes.io/version: {{ include "__chart__.version" $root | quote }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
app.kubernetes.io/part-of: {{ $root.Chart.Name }}
{{- with $root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- /* What runs, as a label value: the tag that was deployed, else the version of the app. */}}
{{- define "__chart__.version" -}}
{{- default .Chart.AppVersion .Values.image.tag | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- /* repository:tag@digest. Takes (list image fallbackTag); "+" is not allowed in a tag. */}}
{{- define "__chart__.image" -}}
{{- $image := index . 0 }}
{{- printf "%s:%s" $image.repository (default (index . 1) $image.tag | replace "+" "-") }}
{{- with $image.digest }}@{{ . }}{{ end }}
{{- end }}

{{- /* The app's image. The digest of Chart.yaml belongs to appVersion: with another tag (--set image.tag) it would run the old image. */}}
{{- define "__chart__.appImage" -}}
{{- $image := .Values.image }}
{{- $published := "" }}
{{- with .Chart.Annotations }}
{{- $published = index . "deploy-sdk/image-digest" | default "" }}
{{- end }}
{{- if and $published $image.tag (ne (toString $image.tag) .Chart.AppVersion) (eq $image.digest $published) }}
{{- $image = set (deepCopy $image) "digest" "" }}
{{- end }}
{{- include "__chart__.image" (list $image .Chart.AppVersion) }}
{{- end }}

{{- /* Security context of the containers that are not the user's: backing services and the test. */}}
{{- define "__chart__.restricted" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop:
    - ALL
{{- end }}
