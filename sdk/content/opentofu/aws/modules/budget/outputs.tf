# Written by Deploy.Sdk; the same for every app.

output "name" {
  description = "Name of the budget."
  value       = aws_budgets_budget.this.name
}
