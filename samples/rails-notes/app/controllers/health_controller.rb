class HealthController < ApplicationController
  def live
    head :ok
  end

  def ready
    ActiveRecord::Base.connection.select_value("SELECT 1")
    head :ok
  rescue ActiveRecord::ActiveRecordError
    head :service_unavailable
  end
end
