-- grain: one row, about how far the matching and the facts have come
with
film as (
    select state, is_enriched from scoped_film
)
select
    count(*) as films,
    count(*) filter (where is_enriched) as with_facts,
    count(*) filter (where state = 'matched') as matched,
    count(*) filter (where state = 'doubtful') as doubtful,
    count(*) filter (where state = 'unmatched') as unmatched,
    count(*) filter (where state = 'failed') as failed,
    count(*) filter (where state = 'pending') as pending
from film
