# Written by Deploy.Sdk; the same for every app.
locals {
  paths   = { for name, f in var.functions : name => startswith(f.package, "/") ? f.package : "${path.root}/${f.package}" }
  zips    = { for name, path in local.paths : name => path if can(regex("\\.(zip|jar)$", path)) }
  folders = { for name, path in local.paths : name => path if !contains(keys(local.zips), name) }

  # An empty or missing folder is left to the function's precondition, whose message says what to do.
  is_there = merge(
    { for name, path in local.zips : name => fileexists(path) },
    { for name, path in local.folders : name => length(fileset(path, "**")) > 0 },
  )
}

data "archive_file" "this" {
  for_each = { for name, path in local.folders : name => path if local.is_there[name] }

  type        = "zip"
  source_dir  = each.value
  output_path = "${path.root}/.terraform/packages/${local.names[each.key]}.zip"
}

locals {
  files = merge(local.paths, { for name, archive in data.archive_file.this : name => archive.output_path })
  hashes = merge(
    { for name, path in local.zips : name => filebase64sha256(path) if local.is_there[name] },
    { for name, archive in data.archive_file.this : name => archive.output_base64sha256 },
  )
}
