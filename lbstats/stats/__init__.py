"""Statistics: functions (cursor, library_id, …) that answer one question each. Shows and draws nothing."""
