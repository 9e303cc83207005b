-- grain: one row per title in which somebody of a scope has the role the scope asks for
select distinct kind || '-' || tmdb_id as title
from title_role
where list_contains($people::varchar[], role || '-' || person_id)
order by title
