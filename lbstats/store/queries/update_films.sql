-- What the upload says of the films the library had. A file that is in the upload decides for all of them; one that is
-- absent says nothing. Names follow the address; an address of boxd.it is never given up for an older one.
update film
set
    uri = wanted.uri,
    title = wanted.title,
    year = wanted.year,
    is_marked = wanted.is_marked,
    marked_on = wanted.marked_on,
    rating = wanted.rating,
    rating_source = wanted.rating_source,
    rated_on = wanted.rated_on,
    is_liked = wanted.is_liked,
    liked_on = wanted.liked_on,
    is_watchlisted = wanted.is_watchlisted,
    watchlisted_on = wanted.watchlisted_on
from (
    select
        film.film_id,
        if(contains(film.uri, '//boxd.it/'), film.uri, coalesce(said.uri, film.uri)) as uri,
        if(said.film_id is null, film.title, said.title) as title,
        if(said.film_id is null, film.year, said.year) as year,
        if($has_watched, coalesce(said.is_marked, false), film.is_marked) as is_marked,
        if($has_watched, said.marked_on, film.marked_on) as marked_on,
        if($has_ratings, said.rating, film.rating) as rating,
        if($has_ratings, if(said.rating is null, null, 'ratings'), film.rating_source) as rating_source,
        if($has_ratings, said.rated_on, film.rated_on) as rated_on,
        if($has_likes, coalesce(said.is_liked, false), film.is_liked) as is_liked,
        if($has_likes, said.liked_on, film.liked_on) as liked_on,
        if($has_watchlist, coalesce(said.is_watchlisted, false), film.is_watchlisted) as is_watchlisted,
        if($has_watchlist, said.watchlisted_on, film.watchlisted_on) as watchlisted_on
    from film
    left join incoming_film as said on said.film_id = film.film_id
    where film.library_id = $library_id
) as wanted
where film.library_id = $library_id
    and film.film_id = wanted.film_id
    and (
        film.uri, film.title, film.year, film.is_marked, film.marked_on, film.rating, film.rating_source,
        film.rated_on, film.is_liked, film.liked_on, film.is_watchlisted, film.watchlisted_on
    ) is distinct from (
        wanted.uri, wanted.title, wanted.year, wanted.is_marked, wanted.marked_on, wanted.rating,
        wanted.rating_source, wanted.rated_on, wanted.is_liked, wanted.liked_on, wanted.is_watchlisted,
        wanted.watchlisted_on
    )
