threads ENV.fetch("RAILS_MAX_THREADS", 3).to_i, ENV.fetch("RAILS_MAX_THREADS", 3).to_i
workers ENV.fetch("WEB_CONCURRENCY", 2).to_i
preload_app!

# Requests in flight get this long, of the 30 seconds that whoever stops the app waits.
worker_shutdown_timeout 25

# Told to stop it ends with 0: as the first process of a container it cannot end by the signal, and would end with 1 as if it had failed.
raise_exception_on_sigterm false
