-- The films of the lists of the upload.
insert into list_film by name
select
    $library_id as library_id,
    list_id,
    position,
    film_id,
    note
from incoming_list_film
join list_number using (list_number)
join incoming_film using (number)
