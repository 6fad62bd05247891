class CreateNotes < ActiveRecord::Migration[7.2]
  def change
    create_table :notes do |t|
      t.string :title, null: false, limit: 200
      t.text :body
      t.timestamps
    end
  end
end
