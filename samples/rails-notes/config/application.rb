require_relative "boot"

require "rails"
require "active_record/railtie"
require "action_controller/railtie"

Bundler.require(*Rails.groups)

module Notes
  class Application < Rails::Application
    # Those of the Rails that the Gemfile names.
    config.load_defaults Rails::VERSION::STRING.to_f
    config.api_only = true
    config.eager_load = Rails.env.production?

    if Rails.env.production?
      # The proxy in front ends TLS, and asks for the host of the deployment.
      config.assume_ssl = true
      config.force_ssl = true
      config.hosts = [ENV.fetch("DOMAIN", "notes.example.com"), "localhost"]
      # Nobody may write there.
      config.active_record.dump_schema_after_migration = false
    end
    # The health checks of the cluster may come by address.
    config.host_authorization = { exclude: ->(request) { request.path.start_with?("/health") } }

    config.logger = ActiveSupport::TaggedLogging.new(ActiveSupport::Logger.new($stdout))
  end
end
