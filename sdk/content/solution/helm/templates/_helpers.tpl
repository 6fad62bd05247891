{{- /* Written by Deploy.Sdk; the same for every solution. */ -}}
{{- /* The charts of the services give everything that belongs to one service; this one has what they share: the address. */}}
{{- define "__chart__.fullname" -}}
{{- .Release.Name | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- /* Name of a part: the release's name is cut, never the suffix. Takes (list context suffix longest). */}}
{{- define "__chart__.partName" -}}
{{- $keep := sub (index . 2) (len (index . 1) | add1) | int }}
{{- printf "%s-%s" (include "__chart__.fullname" (index . 0) | trunc $keep | trimSuffix "-") (index . 1) }}
{{- end }}

{{- /* Service of one of the charts below, as that chart calls it. Takes (list context name). */}}
{{- define "__chart__.serviceName" -}}
{{- printf "%s-%s" (index . 0).Release.Name (index . 1) | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "__chart__.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: address
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | trimSuffix "-" | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/part-of: {{ .Chart.Name }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
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

{{- define "__chart__.hosts" -}}
{{- toYaml (concat (list .Values.ingress.host) .Values.ingress.additionalHosts) }}
{{- end }}

{{- /* A route to a service that is not installed would answer 503 for ever. */}}
{{- define "__chart__.guards" -}}
{{- range .Values.routes }}
{{- $service := index $.Values .service }}
{{- if not $service }}
{{- fail (printf "routes: there is no service %q in this chart." .service) }}
{{- else if not $service.enabled }}
{{- fail (printf "routes: %s leads to %s, which %s.enabled switches off." .path .service .service) }}
{{- end }}
{{- end }}
{{- if and .Values.ingress.enabled .Values.gateway.enabled }}
{{- fail "ingress.enabled and gateway.enabled exclude each other: requests come in one way." }}
{{- end }}
{{- if and (or .Values.ingress.enabled .Values.gateway.enabled) (not .Values.routes) }}
{{- fail "routes is empty, so the address leads nowhere: name the service that answers below a path." }}
{{- end }}
{{- end }}
