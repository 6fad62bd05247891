# Written by Deploy.Sdk; the same for every app.

locals {
  sdk = "arn:${var.partition}:states:::aws-sdk"

  wait_seconds = 15
  wait_tries   = 60

  # Far more than all waiting together: cut off at the end, nobody would be told.
  timeout_seconds = 3600

  # Three further tries in seven minutes: a database that is just being changed cannot rotate.
  retry = [{ ErrorEquals = ["States.TaskFailed"], IntervalSeconds = 60, MaxAttempts = 3, BackoffRate = 2 }]

  # Error names know upper and lower case, and Step Functions writes the service in both ways, depending on the
  # kind of integration.
  absent = [for pair in setproduct(["Ecs", "ECS"], ["ServiceNotFoundException", "ServiceNotActiveException"]) : join(".", pair)]

  error = "$states.errorOutput.Error & ': ' & $states.errorOutput.Cause"
  catch = {
    for state, text in {
      before  = "The password was NOT rotated; the app has nothing to fear. The secret could not be read: "
      rotate  = "The rotation could not be started; most likely the password is still the old one. "
      watch   = "The rotation was started, but whether it is over is unknown. "
      restart = "The password in the secret is good, but whether all services were restarted is unknown. "
      } : state => [{
        ErrorEquals = ["States.ALL"]
        Assign      = { problem = "{% '${text}' & ${local.error} %}" }
        Next        = local.on_failure
    }]
  }

  # Without a topic nobody is told, but the execution fails all the same.
  on_failure = var.has_topic ? "Tell what to do" : "Failed"

  # Sent with every failure, so that nobody has to look for anything at night.
  advice = <<-EOT


    Application: ${var.name}, region ${var.region}

    If the password was changed and the tasks were not restarted, open connections live on and new ones fail
    with "password authentication failed". Restarting is always safe, so begin with it:

    1. Restart all tasks with the password that is in the secret now (nothing is rotated):
       aws stepfunctions start-execution --region ${var.region} --state-machine-arn ${local.state_machine_arn} --input '{"rotate":false}'
       By hand, for each of ${join(", ", var.services)}:
       aws ecs update-service --region ${var.region} --cluster ${var.cluster_name} --service SERVICE --force-new-deployment

    2. See how far the rotation came. It is over when no version has AWSPENDING without AWSCURRENT:
       aws secretsmanager describe-secret --region ${var.region} --secret-id '${var.secret_arn}'
       Still under way: wait until it is over, then do step 1 again.

    3. See what RDS says of the secret; "impaired" means that it cannot use the secret or its KMS key:
       aws rds describe-db-instances --region ${var.region} --query 'DBInstances[].[DBInstanceIdentifier,DBInstanceStatus,MasterUserSecret.SecretStatus]'
       aws rds describe-db-clusters --region ${var.region} --query 'DBClusters[].[DBClusterIdentifier,Status,MasterUserSecret.SecretStatus]'

    4. When the app works again, the rotation itself can wait for the next day. To repeat it, the same command
       as in step 1 without --input.
  EOT

  # Names its log by the ARN, which is unknown before the first apply: the plan of a new state machine then
  # does not ask AWS whether the definition is right, and needs no account.
  definition = {
    Comment        = "Rotates the database password of ${var.name}, then restarts what uses it. Log: ${aws_cloudwatch_log_group.this.arn}"
    QueryLanguage  = "JSONata"
    TimeoutSeconds = local.timeout_seconds
    StartAt        = "Begin"
    States         = local.states
  }

  states = merge(local.rotate_states, local.restart_states, local.end_states)

  rotate_states = {
    # The token makes a repeated call the same rotation and not a second one.
    "Begin" = {
      Type   = "Pass"
      Assign = { token = "{% $uuid() %}", tries = 0, advice = local.advice, problem = "" }
      Next   = "Rotate at all?"
    }

    "Rotate at all?" = {
      Type    = "Choice"
      Choices = [{ Condition = "{% $states.context.Execution.Input.rotate = false %}", Next = "Restart services" }]
      Default = "Read version"
    }

    "Read version" = {
      Type      = "Task"
      Resource  = "${local.sdk}:secretsmanager:describeSecret"
      Arguments = { SecretId = var.secret_arn }
      Assign    = { before = "{% $keys($sift($states.result.VersionIdsToStages, function($stages) { 'AWSCURRENT' in $stages }))[0] %}" }
      Retry     = local.retry
      Catch     = local.catch.before
      Next      = "Rotate"
    }

    "Rotate" = {
      Type     = "Task"
      Resource = "${local.sdk}:secretsmanager:rotateSecret"
      Arguments = {
        SecretId           = var.secret_arn
        ClientRequestToken = "{% $token %}"
        RotateImmediately  = true
      }
      Retry = local.retry
      Catch = local.catch.rotate
      Next  = "Wait"
    }

    "Wait" = {
      Type    = "Wait"
      Seconds = local.wait_seconds
      Next    = "Watch"
    }

    # Over when the label AWSCURRENT has left the version of before, and no other version is pending.
    "Watch" = {
      Type      = "Task"
      Resource  = "${local.sdk}:secretsmanager:describeSecret"
      Arguments = { SecretId = var.secret_arn }
      Assign = {
        tries   = "{% $tries + 1 %}"
        problem = "The rotation was started, but was not over after ${local.wait_seconds * local.wait_tries / 60} minutes. The services were NOT restarted."
        over    = "{% $not('AWSCURRENT' in $lookup($states.result.VersionIdsToStages, $before)) and $count($each($states.result.VersionIdsToStages, function($stages) { 'AWSPENDING' in $stages and $not('AWSCURRENT' in $stages) ? 1 })) = 0 %}"
      }
      Retry = local.retry
      Catch = local.catch.watch
      Next  = "Rotated?"
    }

    "Rotated?" = {
      Type = "Choice"
      Choices = [
        { Condition = "{% $over %}", Next = "Restart services" },
        { Condition = "{% $tries < ${local.wait_tries} %}", Next = "Wait" },
      ]
      Default = local.on_failure
    }
  }

  restart_states = {
    # One service that cannot be restarted does not keep the others from it.
    "Restart services" = {
      Type           = "Map"
      Items          = var.services
      MaxConcurrency = 5
      ItemProcessor = {
        ProcessorConfig = { Mode = "INLINE" }
        StartAt         = "Restart"
        States = {
          "Restart" = {
            Type     = "Task"
            Resource = "${local.sdk}:ecs:updateService"
            Arguments = {
              Cluster            = var.cluster_name
              Service            = "{% $states.input %}"
              ForceNewDeployment = true
            }
            Output = ""
            Retry = [
              { ErrorEquals = local.absent, MaxAttempts = 0 },
              { ErrorEquals = ["States.TaskFailed"], IntervalSeconds = 5, MaxAttempts = 4, BackoffRate = 2 },
            ]
            Catch = [
              { ErrorEquals = local.absent, Output = "", Next = "Done" },
              { ErrorEquals = ["States.ALL"], Output = "{% $states.input & ' (' & ${local.error} & ')' %}", Next = "Done" },
            ]
            Next = "Done"
          }
          # Its output is empty, or the name of a service that was not restarted and why.
          "Done" = { Type = "Pass", End = true }
        }
      }
      Assign = {
        failed  = "{% $count($filter($states.result, function($answer) { $answer != '' })) %}"
        problem = "{% 'The password in the secret is good, but these services were NOT restarted: ' & $join($filter($states.result, function($answer) { $answer != '' }), ', ') %}"
      }
      Catch = local.catch.restart
      Next  = "All restarted?"
    }

    "All restarted?" = {
      Type    = "Choice"
      Choices = [{ Condition = "{% $failed = 0 %}", Next = "Look ahead" }]
      Default = local.on_failure
    }

    # The rotation is done; whatever happens from here on must not look like a failure.
    "Look ahead" = {
      Type      = "Task"
      Resource  = "${local.sdk}:secretsmanager:describeSecret"
      Arguments = { SecretId = var.secret_arn }
      Assign    = { next = "{% $string($states.result.NextRotationDate) %}" }
      Catch     = [{ ErrorEquals = ["States.ALL"], Next = "Succeeded" }]
      Next      = "Does RDS rotate by itself soon?"
    }

    # A caller who forgot the database's rotation_schedule hears of it here, before RDS' seven days are over.
    # Both dates are ISO 8601 in UTC, and so in the order of their letters.
    "Does RDS rotate by itself soon?" = {
      Type    = "Choice"
      Choices = [{ Condition = "{% $next < $fromMillis($millis() + 40 * 86400000) %}", Next = var.has_topic ? "Tell of RDS" : "Succeeded" }]
      Default = "Succeeded"
    }
  }

  end_states = merge(
    {
      "Succeeded" = { Type = "Succeed" }
      "Failed"    = { Type = "Fail", Error = "PasswordRotationFailed", Cause = "{% $problem %}" }
    },
    { for state, content in local.topic_states : state => content if var.has_topic },
  )

  topic_states = {
    "Tell what to do" = {
      Type     = "Task"
      Resource = "arn:${var.partition}:states:::sns:publish"
      Arguments = {
        TopicArn = var.topic_arn
        Subject  = "Password rotation of ${var.name} failed"
        Message  = "{% $problem & $advice %}"
      }
      Retry = [{ ErrorEquals = ["States.TaskFailed"], IntervalSeconds = 5, MaxAttempts = 4, BackoffRate = 2 }]
      Catch = [{ ErrorEquals = ["States.ALL"], Next = "Failed" }]
      Next  = "Failed"
    }

    "Tell of RDS" = {
      Type     = "Task"
      Resource = "arn:${var.partition}:states:::sns:publish"
      Arguments = {
        TopicArn = var.topic_arn
        Subject  = "RDS will rotate a password of ${var.name}"
        Message  = "{% 'The rotation has just gone well, nothing has to be done tonight. But by ' & $next & ' RDS will rotate the password by itself as well, and restarts no services: new connections will then fail. In working hours: set rotation_schedule of the database to rate(999 days).' & '\\n\\nSecret: ${var.secret_arn}' %}"
      }
      Catch = [{ ErrorEquals = ["States.ALL"], Next = "Succeeded" }]
      Next  = "Succeeded"
    }
  }
}
