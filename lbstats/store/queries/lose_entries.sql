-- The diary entries that diary.csv has no more; run only when it is in the upload.
update diary_entry
set gone_import_id = $import_id
where library_id = $library_id
    and gone_import_id is null
    and entry_id not in (select row_id from logged_row where source = 1)
