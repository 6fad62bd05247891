class CreateNotes < ActiveRecord::Migration[6.1]
  def change
    create_table :notes do |t|
      t.string :title, null: false, limit: 200
      t.text :body
      t.integer :words
      t.timestamps
    end
  end
end
