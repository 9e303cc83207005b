-- The reviews that reviews.csv has no more; run only when it is in the upload.
update review
set gone_import_id = $import_id
where library_id = $library_id
    and gone_import_id is null
    and review_id not in (select row_id from logged_row where source = 2)
