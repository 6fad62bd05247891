class Note < ApplicationRecord
  validates :title, presence: true, length: { maximum: 200 }

  # Not before the commit: the worker may be faster.
  after_create_commit { CountWords.perform_async(id) }
end
