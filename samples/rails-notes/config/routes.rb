Rails.application.routes.draw do
  get "health", to: "health#live"
  get "health/ready", to: "health#ready"
  resources :notes, only: %i[index show create]
end
