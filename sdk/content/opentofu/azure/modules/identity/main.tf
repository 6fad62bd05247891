# Written by Deploy.Sdk; the same for every app.
resource "azurerm_user_assigned_identity" "this" {
  name                = "id-${var.name}-${var.component}"
  resource_group_name = var.resource_group_name
  location            = var.location
  tags                = var.tags
}

resource "azurerm_role_assignment" "this" {
  for_each = var.roles

  scope                = each.value.scope
  role_definition_name = each.value.role
  principal_id         = azurerm_user_assigned_identity.this.principal_id
  # Spares the look-up of an identity that Entra does not know everywhere yet.
  principal_type = "ServicePrincipal"
}

# A container app that reads its secrets or its image before the role has arrived fails for good.
resource "time_sleep" "roles" {
  create_duration = "${var.wait_seconds}s"

  triggers = { for key, assignment in azurerm_role_assignment.this : key => assignment.id }
}
