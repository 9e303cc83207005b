-- Which films and which entries count: the one place where it is decided. `lbstats.stats.sql` puts these two thoughts in
-- front of those of every other query, and no other query reads the two views.
-- All columns, because the views name them one by one; a query takes what it needs.
scoped_film as not materialized (
    select * from watched_film where library_id = $library_id
),
scoped_watch as not materialized (
    select * from watch where library_id = $library_id
)
