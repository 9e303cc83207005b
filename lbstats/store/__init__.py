"""The database: libraries and what is in them, the shared catalogue, jobs. Only this package knows DuckDB."""
