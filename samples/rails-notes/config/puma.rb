threads ENV.fetch("RAILS_MAX_THREADS", 3).to_i, ENV.fetch("RAILS_MAX_THREADS", 3).to_i
workers ENV.fetch("WEB_CONCURRENCY", 2).to_i
preload_app!

# Requests in flight get this long, of the 30 seconds that whoever stops the app waits.
worker_shutdown_timeout 25
