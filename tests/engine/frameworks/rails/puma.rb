#!/usr/bin/env ruby
# Stands in for Puma: answers on the address of --bind.
require "socket"
port = ARGV[ARGV.index("--bind") + 1][/\d+\z/].to_i
abort "no compiled assets" unless File.exist?("public/compiled.css")
File.write("tmp/written", "") # tmp/ has to be a place it can write to
server = TCPServer.new("0.0.0.0", port)
trap("TERM") { exit 0 }
loop do
  client = server.accept
  path = client.gets.to_s.split[1]
  nil until client.gets.to_s.strip.empty?
  body = path == "/whoami" ? %({"uid": #{Process.uid}, "secret": "#{ENV.fetch("SECRET_KEY")}"}) : "Healthy"
  client.write "HTTP/1.1 200 OK\r\nContent-Length: #{body.size}\r\nConnection: close\r\n\r\n#{body}"
  client.close
end
