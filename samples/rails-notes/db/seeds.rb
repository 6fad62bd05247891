# May run again: what is there stays.
Note.find_or_create_by!(title: "Welcome") { |note| note.body = "This is the first note." }
