# Written by Deploy.Sdk; the same for every app.

# The state remembers whose it is. With the values of another environment (a forgotten -var-file, or a backend that was not changed) a plan
# would take everything down and build it anew under another name; it is refused instead.
resource "terraform_data" "environment" {
  input = "${var.name}-${var.environment} in ${var.region}"

  lifecycle {
    ignore_changes = [input]

    postcondition {
      condition     = self.output == "${var.name}-${var.environment} in ${var.region}"
      error_message = "This state is that of ${self.output}, and the values are those of ${var.name}-${var.environment} in ${var.region}: tofu init -reconfigure with the backend file of the environment (README), or its -var-file."
    }
  }
}
