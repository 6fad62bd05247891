open System
open System.IO
open Microsoft.AspNetCore.Builder
open Microsoft.Extensions.DependencyInjection

[<EntryPoint>]
let main args =
    let builder = WebApplication.CreateBuilder(args)
    builder.Services.AddHealthChecks() |> ignore
    let app = builder.Build()
    app.MapHealthChecks("/health") |> ignore
    app.MapGet("/", Func<string>(fun () -> if File.Exists("/usr/bin/jq") then "ok" else "no package")) |> ignore
    app.Run()
    0
