# Written by Deploy.Sdk; the same for every app.

provider "aws" {
  region = var.region
}
