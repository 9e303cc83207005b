"""Reading a Letterboxd export: what a person uploads, in; tables, counts, problems and notes, out."""
