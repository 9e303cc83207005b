"""Finding the films of all libraries on TMDB and fetching their facts, in the background.

`service` is what the other layers use. Below it: `job` (one library's work), `sweep` and `inquiry` (how
films are found), `agenda` and `ledger` (what waits, what stands where), `titles` (each title fetched
once), `writer` (batches).
"""
