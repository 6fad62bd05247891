# Written by Deploy.Sdk; the same for every app.

output "state_machine_arn" {
  description = "State machine that rotates the password and restarts the services; start it to rotate now."
  value       = aws_sfn_state_machine.this.arn
}

output "schedule" {
  description = "When the password is rotated, in UTC."
  value       = var.schedule
}
