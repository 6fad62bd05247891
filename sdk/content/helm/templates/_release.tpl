{{- /* Written by Deploy.Sdk; the same for every app. */ -}}
{{- /* How a new version takes over. "true", or empty: two Deployments and no controller. */}}
{{- define "__chart__.colors" -}}
{{- if and (eq .Values.release.strategy "blueGreen") (eq .Values.release.provider "none") }}true{{ end }}
{{- end }}

{{- define "__chart__.argoRollouts" -}}
{{- if and (ne .Values.release.strategy "rolling") (eq .Values.release.provider "argo-rollouts") }}true{{ end }}
{{- end }}

{{- define "__chart__.flagger" -}}
{{- if and (ne .Values.release.strategy "rolling") (eq .Values.release.provider "flagger") }}true{{ end }}
{{- end }}

{{- /* Blue on the first installation; the guard below lets no upgrade leave it open. */}}
{{- define "__chart__.activeColor" -}}
{{- default "blue" .Values.release.activeColor }}
{{- end }}

{{- define "__chart__.idleColor" -}}
{{- ternary "green" "blue" (eq (include "__chart__.activeColor" .) "blue") }}
{{- end }}

{{- /* What runs the app. Flagger needs a label of its own in the selector, which is immutable: hence another Deployment. */}}
{{- define "__chart__.workloadName" -}}
{{- if include "__chart__.flagger" . }}{{ include "__chart__.partName" (list . "app" 55) }}{{ else }}{{ include "__chart__.fullname" . }}{{ end }}
{{- end }}

{{- define "__chart__.workloadKind" -}}
{{- ternary "Rollout" "Deployment" (eq (include "__chart__.argoRollouts" .) "true") }}
{{- end }}

{{- define "__chart__.workloadApi" -}}
{{- ternary "argoproj.io/v1alpha1" "apps/v1" (eq (include "__chart__.argoRollouts" .) "true") }}
{{- end }}

{{- /* Label that tells the pods of two revisions apart. Takes (list context component). */}}
{{- define "__chart__.revisionLabel" -}}
{{- if and (eq (index . 1) "app") (include "__chart__.argoRollouts" (index . 0)) }}rollouts-pod-template-hash{{ else }}pod-template-hash{{ end }}
{{- end }}

{{- /* Pods that get the traffic. While the Deployment of before is kept, those of both. Controllers add to it what they choose by. */}}
{{- define "__chart__.activeSelector" -}}
{{- include "__chart__.selectorLabels" (list . "app") }}
{{- if and (include "__chart__.colors" .) (not .Values.release.keepDeployment) }}
release-color: {{ include "__chart__.activeColor" . }}
{{- end }}
{{- end }}

{{- /* Name of the Service of the version that is on trial; empty where there is none, or where Flagger makes it. */}}
{{- define "__chart__.trialService" -}}
{{- if and (ne .Values.release.strategy "rolling") (not (include "__chart__.flagger" .)) }}
{{- include "__chart__.partName" (list . (ternary "canary" "preview" (eq .Values.release.strategy "canary")) 63) }}
{{- end }}
{{- end }}

{{- /* Whether this router divides the traffic: "true", or empty. Takes (list context router). */}}
{{- define "__chart__.splitBy" -}}
{{- $release := (index . 0).Values.release }}
{{- if and (ne $release.strategy "rolling") (eq $release.router (index . 1)) }}
{{- if or (include "__chart__.colors" (index . 0)) (eq $release.strategy "canary") }}true{{ end }}
{{- end }}
{{- end }}

{{- /* Percent that the version on trial gets; a controller writes another number over it. */}}
{{- define "__chart__.trialWeight" -}}
{{- if include "__chart__.colors" . }}{{ .Values.release.previewWeight }}{{ else }}0{{ end }}
{{- end }}

{{- /* The backends of a Gateway API route. Takes (list context router). */}}
{{- define "__chart__.backendRefs" -}}
{{- $root := index . 0 }}
{{- $trial := int (include "__chart__.trialWeight" $root) -}}
- group: ""
  kind: Service
  name: {{ include "__chart__.fullname" $root }}
  port: {{ $root.Values.service.port }}
{{- if include "__chart__.splitBy" . }}
  weight: {{ sub 100 $trial }}
- group: ""
  kind: Service
  name: {{ include "__chart__.trialService" $root }}
  port: {{ $root.Values.service.port }}
  weight: {{ $trial }}
{{- else }}
  weight: 1
{{- end }}
{{- end }}

{{- define "__chart__.releaseGuard" -}}
{{- $release := .Values.release }}
{{- if and (eq $release.strategy "canary") (eq $release.provider "none") }}
{{- fail "release.strategy canary needs a controller that moves the traffic: set release.provider to argo-rollouts or flagger." }}
{{- end }}
{{- if and (eq $release.strategy "blueGreen") (eq $release.provider "flagger") }}
{{- fail "release.strategy blueGreen is not run by Flagger here: set release.provider to argo-rollouts, or to none for two Deployments." }}
{{- end }}
{{- if and (include "__chart__.flagger" .) (eq $release.router "none") }}
{{- fail "Flagger divides the traffic by weight: set release.router to nginx, istio, linkerd or gateway." }}
{{- end }}
{{- if and (include "__chart__.flagger" .) (not $release.ramp.weights) }}
{{- fail "release.ramp.weights is empty: Flagger would never give the new version any traffic." }}
{{- end }}
{{- if and (eq $release.strategy "canary") (include "__chart__.argoRollouts" .) (not $release.steps) }}
{{- fail "release.steps is empty: the canary would get all of the traffic at once." }}
{{- end }}
{{- if include "__chart__.colors" . }}
{{- include "__chart__.colorGuard" . }}
{{- end }}
{{- range $router, $there := dict "nginx" .Values.ingress.enabled "gateway" .Values.gateway.enabled "istio" (eq .Values.mesh.kind "istio") "linkerd" (eq .Values.mesh.kind "linkerd") }}
{{- if and (include "__chart__.splitBy" (list $ $router)) (not $there) (or (eq $release.strategy "canary") $release.previewWeight) }}
{{- fail (printf "release.router is %s, which is not there: switch on %s, or choose another router." $router (get (dict "nginx" "ingress.enabled" "gateway" "gateway.enabled" "istio" "mesh.kind=istio" "linkerd" "mesh.kind=linkerd") $router)) }}
{{- end }}
{{- end }}
{{- include "__chart__.analysisGuard" . }}
{{- end }}

{{- /* A switch that nobody asked for sends every request to the wrong version, or to none. The chart cannot look it up: it must be told. */}}
{{- define "__chart__.colorGuard" -}}
{{- $release := .Values.release }}
{{- $name := include "__chart__.activeColor" . }}
{{- $active := index $release $name }}
{{- if and .Release.IsUpgrade (not $release.activeColor) }}
{{- fail (printf "an upgrade must say which colour gets the traffic: --set release.activeColor=blue or green. Now: kubectl -n %s get service %s -o jsonpath='{.spec.selector.release-color}'" .Release.Namespace (include "__chart__.fullname" .)) }}
{{- end }}
{{- if not $active.enabled }}
{{- fail (printf "release.activeColor is %s, but release.%s.enabled is false: every request would go to no pod." $name $name) }}
{{- end }}
{{- if and .Release.IsUpgrade (not $active.tag) (not $active.digest) }}
{{- fail (printf "an upgrade must say which image the active colour runs: --set release.%s.tag=<tag>. Without it the pods that get the traffic would be replaced." $name) }}
{{- end }}
{{- if and $release.previewWeight (not (index $release (include "__chart__.idleColor" .)).enabled) }}
{{- fail (printf "release.previewWeight gives traffic to %s, but release.%s.enabled is false." (include "__chart__.idleColor" .) (include "__chart__.idleColor" .)) }}
{{- end }}
{{- if and $release.previewWeight (eq $release.router "none") }}
{{- fail "release.previewWeight needs something that divides the traffic: set release.router to nginx, istio, linkerd or gateway." }}
{{- end }}
{{- end }}

{{- /* Pod label that tells the versions apart; empty where there is one. */}}
{{- define "__chart__.versionLabel" -}}
{{- if include "__chart__.colors" . }}release-color
{{- else if include "__chart__.flagger" . }}app
{{- else if include "__chart__.argoRollouts" . }}rollouts-pod-template-hash
{{- end }}
{{- end }}

{{- /* The series keep the names they have without a release strategy; Istio's agent hands out the app's metrics with its own, in plain text. */}}
{{- define "__chart__.metricsRelabelings" -}}
{{- if ne .Values.release.strategy "rolling" }}
{{- range list "job" "service" }}
- targetLabel: {{ . }}
  replacement: {{ include "__chart__.fullname" $ }}
{{- end }}
{{- end }}
{{- if eq .Values.mesh.kind "istio" }}
- sourceLabels: [__meta_kubernetes_pod_ip]
  regex: (\d+\.\d+\.\d+\.\d+)
  targetLabel: __address__
  replacement: $1:15020
- sourceLabels: [__meta_kubernetes_pod_ip]
  regex: (.*:.*)
  targetLabel: __address__
  replacement: "[$1]:15020"
{{- end }}
{{- end }}
