-- Makes room for the films of the lists of the upload.
delete from list_film
where library_id = $library_id and list_id in (select list_id from list_number)
