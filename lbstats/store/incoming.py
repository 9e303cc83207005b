"""The tables of an upload as views, so that SQL can join them without a copy of every text.

Says which columns the import's SQL expects and of what type; what they mean is in `lbstats.export.tables`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lbstats.store.queries import statement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lbstats.store.database import Cursor

_FILM_FIELDS = [
    ("line", pa.int32()),
    ("logged_on", pa.date32()),
    ("title", pa.string()),
    ("year", pa.int16()),
    ("uri", pa.string()),
]
_ENTRY_FIELDS = [
    *_FILM_FIELDS,
    ("film_uri", pa.string()),
    ("rating", pa.float64()),
    ("is_marked_rewatch", pa.bool_()),
    ("tags", pa.string()),
    ("watched_on", pa.date32()),
]
_SCHEMAS = {
    "watched": pa.schema(_FILM_FIELDS),
    "ratings": pa.schema([*_FILM_FIELDS, ("rating", pa.float64())]),
    "likes": pa.schema(_FILM_FIELDS),
    "watchlist": pa.schema(_FILM_FIELDS),
    "diary": pa.schema(_ENTRY_FIELDS),
    "reviews": pa.schema([*_ENTRY_FIELDS, ("review", pa.string())]),
    "lists": pa.schema(
        [
            ("list_number", pa.int32()),
            ("file", pa.string()),
            ("name", pa.string()),
            ("tags", pa.string()),
            ("url", pa.string()),
            ("description", pa.string()),
            ("created_on", pa.date32()),
        ]
    ),
    "list_films": pa.schema(
        [
            ("list_number", pa.int32()),
            ("position", pa.int32()),
            ("title", pa.string()),
            ("year", pa.int16()),
            ("uri", pa.string()),
            ("note", pa.string()),
        ]
    ),
}
# The files that name films by the film's own address, in the order in which their names and years count.
_SOURCES = {"watched": 1, "ratings": 2, "likes": 3, "watchlist": 4, "list_films": 5}
_MENTION_FIELDS = [
    ("logged_on", pa.date32()),
    ("title", pa.string()),
    ("year", pa.int16()),
    ("uri", pa.string()),
    ("rating", pa.float64()),
]


def register(cursor: Cursor, incoming: Mapping[str, pa.Table]) -> None:
    """Give the tables of one upload to a cursor, as the tables the import's SQL reads.

    Equal addresses get the same `number`, in the order in which they come first; rows without an address
    share one by name and year, or have that of the film they mean. Numbers spare SQL from grouping by texts.

    Tables:
        mention: one row per row that names a film by the film's own address, or would if it had one:
            `number`, `place` (the order of all mentions), `source` (the number in `_SOURCES`), its columns.
        incoming_diary, incoming_review, incoming_list: the tables; empty when absent.
        incoming_list_film: the table, and the `number` of each row.
    """
    tables = {
        name: incoming[name].select(schema.names).cast(schema) if name in incoming else schema.empty_table()
        for name, schema in _SCHEMAS.items()
    }
    mention = _mentions(tables)
    cursor.register("mention", mention)
    if mention["uri"].null_count:
        mention = _with_meant_numbers(cursor, mention)
        cursor.register("mention", mention)
    listed = tables["list_films"]
    numbers = mention["number"].slice(len(mention) - len(listed))
    cursor.register("incoming_list_film", listed.append_column("number", numbers))
    cursor.register("incoming_list", tables["lists"])
    cursor.register("incoming_diary", tables["diary"])
    cursor.register("incoming_review", tables["reviews"])


def _mentions(tables: Mapping[str, pa.Table]) -> pa.Table:
    columns: dict[str, pa.Array] = {
        name: _one_array([_column(tables[source], name, type_) for source in _SOURCES], type_)
        for name, type_ in _MENTION_FIELDS
    }
    sources = [np.full(len(tables[name]), number, dtype=np.int8) for name, number in _SOURCES.items()]
    columns["source"] = pa.array(np.concatenate(sources))
    columns["place"] = pa.array(np.arange(len(columns["source"]), dtype=np.int32))
    key = columns["uri"]
    if key.null_count:
        years = pc.coalesce(columns["year"].cast(pa.string()), "")
        key = pc.coalesce(key, pc.binary_join_element_wise(columns["title"], years, "\n"))
    columns["number"] = key.dictionary_encode().indices
    return pa.table(columns)


def _with_meant_numbers(cursor: Cursor, mention: pa.Table) -> pa.Table:
    """Number the rows without an address as the film they mean."""
    cursor.execute(statement("nameless_mentions"))
    pairs = np.array(cursor.fetchall(), dtype=np.int32).reshape(-1, 2)
    numbers = mention["number"].to_numpy()
    meant = np.arange(numbers.max() + 1, dtype=np.int32)
    meant[pairs[:, 0]] = pairs[:, 1]
    return mention.set_column(mention.schema.get_field_index("number"), "number", pa.array(meant[numbers]))


def _column(table: pa.Table, name: str, type_: pa.DataType) -> pa.ChunkedArray:
    return table[name] if name in table.column_names else pa.chunked_array([pa.nulls(len(table), type_)])


def _one_array(parts: list[pa.ChunkedArray], type_: pa.DataType) -> pa.Array:
    chunks = [chunk for part in parts for chunk in part.chunks]
    return pa.concat_arrays(chunks) if chunks else pa.array([], type_)
