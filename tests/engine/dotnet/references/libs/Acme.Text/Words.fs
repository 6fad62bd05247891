module Acme.Text.Words

let ok = "ok"
