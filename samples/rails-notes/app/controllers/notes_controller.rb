class NotesController < ApplicationController
  rescue_from(ActiveRecord::RecordNotFound) { head :not_found }

  def index
    render json: Note.order(id: :desc).limit(50)
  end

  def show
    render json: Note.find(params[:id])
  end

  def create
    note = Note.new(params.require(:note).permit(:title, :body))
    if note.save
      render json: note, status: :created
    else
      render json: note.errors, status: :unprocessable_entity
    end
  end
end
