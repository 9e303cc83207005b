-- The film that a row without an address means: the one without an address of that name and year. It is there when
-- watched.csv has such a row, or when no film with an address has that name and year; else the first of those is meant.
-- grain: one row per number of rows without an address that means another number
select nameless.number, arg_min(namesake.number, namesake.place) as meant_number
from mention as nameless
join mention as namesake on namesake.title = nameless.title and namesake.year is not distinct from nameless.year
where nameless.uri is null
    and namesake.uri is not null
    and nameless.number not in (select number from mention where uri is null and source = 1)
group by nameless.number
order by nameless.number
