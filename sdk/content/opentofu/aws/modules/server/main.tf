# Written by Deploy.Sdk; the same for every app.
locals {
  scripts = {
    set_up_server = file("${path.module}/set-up-server.sh")
    deploy_app    = file("${path.module}/deploy-app.sh")
  }

  # Must be the very first line, before that of the file.
  user_data = join("\n", ["#cloud-config", templatefile("${path.module}/cloud-init.yaml", merge(local.scripts, {
    settings = join("\n", [
      "BUCKET=${local.bucket}",
      "REGION=${var.region}",
      "VOLUME=${aws_ebs_volume.data.id}",
    ])
  }))])
}

resource "aws_instance" "this" {
  ami                  = var.ami_id
  instance_type        = var.instance_type
  iam_instance_profile = aws_iam_instance_profile.this.name
  user_data            = local.user_data
  ebs_optimized        = true

  disable_api_termination = var.protect

  primary_network_interface {
    network_interface_id = aws_network_interface.this.id
  }

  # One hop: the server itself may ask for its credentials, its containers may not.
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  root_block_device {
    volume_type = "gp3"
    volume_size = 10
    encrypted   = true
    kms_key_id  = var.kms_key_arn
    tags        = merge(var.tags, { Name = "${var.name}-system" })
  }

  # A busy server gets slower instead of dearer.
  dynamic "credit_specification" {
    for_each = startswith(var.instance_type, "t") ? [1] : []

    content {
      cpu_credits = "standard"
    }
  }

  tags = merge(var.tags, { Name = var.name })

  lifecycle {
    # Each month brings a newer image; a server gets its updates from within and is replaced only when somebody says so.
    ignore_changes = [ami, user_data]
  }

  # It asks for packages as soon as it runs, and for the app's files soon after.
  depends_on = [aws_eip.this, aws_route.internet, aws_route_table_association.this, aws_iam_role_policy.this, aws_s3_object.file]
}

# All that has to outlive the server: images, volumes, secrets.
resource "aws_ebs_volume" "data" {
  availability_zone = var.availability_zone
  type              = "gp3"
  size              = var.disk_gb
  encrypted         = true
  kms_key_id        = var.kms_key_arn
  snapshot_id       = var.restore_from
  final_snapshot    = var.protect
  tags              = merge(var.tags, { Name = "${var.name}-data", Snapshots = var.name })

  lifecycle {
    # Either would mean another, empty disk. It is replaced only by name, see README, Restore.
    ignore_changes = [availability_zone, snapshot_id]
  }
}

resource "aws_volume_attachment" "data" {
  device_name = "/dev/sdf"
  instance_id = aws_instance.this.id
  volume_id   = aws_ebs_volume.data.id

  # The database is stopped and everything written before the disk goes.
  stop_instance_before_detaching = true
}

resource "aws_cloudwatch_metric_alarm" "hardware" {
  alarm_name          = "${var.name}-hardware"
  alarm_description   = "The machine below ${var.name} fails: AWS starts the server on another one, with the same disks and address."
  namespace           = "AWS/EC2"
  metric_name         = "StatusCheckFailed_System"
  dimensions          = { InstanceId = aws_instance.this.id }
  statistic           = "Maximum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  period              = 60
  evaluation_periods  = 2
  alarm_actions       = ["arn:${var.partition}:automate:${var.region}:ec2:recover"]
  tags                = var.tags
}

resource "aws_cloudwatch_metric_alarm" "system" {
  alarm_name          = "${var.name}-system"
  alarm_description   = "The system of ${var.name} answers no more: it is started anew."
  namespace           = "AWS/EC2"
  metric_name         = "StatusCheckFailed_Instance"
  dimensions          = { InstanceId = aws_instance.this.id }
  statistic           = "Maximum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  period              = 60
  # One longer than the other alarm, so that both never act at once.
  evaluation_periods = 3
  alarm_actions      = ["arn:${var.partition}:automate:${var.region}:ec2:reboot"]
  tags               = var.tags
}
