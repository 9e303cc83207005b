-- The lists of the upload, new or in place of what the library had of them.
merge into list
using (
    select
        $library_id as library_id,
        list_id,
        url,
        file,
        name,
        list_filter(string_split_regex(tags, '\s*,\s*'), lambda tag: tag <> '') as tags,
        description,
        created_on
    from incoming_list
    join list_number using (list_number)
) as said
    on list.library_id = said.library_id and list.list_id = said.list_id
when matched then update by name
when not matched then insert by name
