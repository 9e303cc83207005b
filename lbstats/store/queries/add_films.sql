-- The films of the upload that the library did not have.
insert into film by name
select
    $library_id as library_id,
    * exclude (number, is_new),
    if(rating is null, null, 'ratings') as rating_source,
    $import_id as first_import_id,
    null as gone_import_id
from incoming_film
where is_new
