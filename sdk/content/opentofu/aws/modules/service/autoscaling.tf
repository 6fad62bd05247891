# Written by Deploy.Sdk; the same for every app.

locals {
  scaled = var.run && (var.target_cpu != null || var.target_requests != null)

  # What is scaled: key to service name, and the label of its target group.
  plain_service   = local.scaled && !var.colours ? { app = local.family } : {}
  colour_services = local.scaled && var.colours ? { for colour in ["blue", "green"] : colour => "${local.family}-${colour}" } : {}

  scaled_services = merge(
    { for key, name in local.plain_service : key => { resource_id = "service/${var.cluster_name}/${name}", target = one(aws_appautoscaling_target.this[*].resource_id) } },
    { for key, name in local.colour_services : key => { resource_id = "service/${var.cluster_name}/${name}", target = aws_appautoscaling_target.colour[key].resource_id } },
  )
}

resource "aws_appautoscaling_target" "this" {
  count = length(local.plain_service)

  service_namespace  = "ecs"
  resource_id        = "service/${var.cluster_name}/${aws_ecs_service.this[0].name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.min
  max_capacity       = var.max
  tags               = var.tags
}

# The colour without traffic is held at no tasks. A release lifts its limits before it starts tasks and
# puts the other colour's down afterwards, so OpenTofu leaves the limits alone from then on.
resource "aws_appautoscaling_target" "colour" {
  for_each = local.colour_services

  service_namespace  = "ecs"
  resource_id        = "service/${var.cluster_name}/${aws_ecs_service.colour[each.key].name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = each.key == "blue" ? var.min : 0
  max_capacity       = each.key == "blue" ? var.max : 0
  tags               = var.tags

  lifecycle {
    ignore_changes = [min_capacity, max_capacity]
  }
}

# Out at once, in slowly: a peak that comes back finds its tasks still there.
resource "aws_appautoscaling_policy" "cpu" {
  for_each = var.target_cpu == null ? {} : local.scaled_services

  name               = "cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = "ecs"
  resource_id        = each.value.target
  scalable_dimension = "ecs:service:DesiredCount"

  target_tracking_scaling_policy_configuration {
    target_value       = var.target_cpu
    scale_out_cooldown = 60
    scale_in_cooldown  = 300

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_appautoscaling_policy" "requests" {
  for_each = var.target_requests == null ? {} : local.scaled_services

  name               = "requests"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = "ecs"
  resource_id        = each.value.target
  scalable_dimension = "ecs:service:DesiredCount"

  target_tracking_scaling_policy_configuration {
    target_value       = var.target_requests.value
    scale_out_cooldown = 60
    scale_in_cooldown  = 300

    predefined_metric_specification {
      predefined_metric_type = "ALBRequestCountPerTarget"
      resource_label         = lookup(var.target_requests.resource_labels, each.key, var.target_requests.resource_label)
    }
  }
}
