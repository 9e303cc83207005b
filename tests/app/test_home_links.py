"""Links of a library: what the owner's opens, what a guest may do, and what is left when it is deleted."""

from __future__ import annotations

import pytest

from lbstats.store import libraries
from lbstats.ui import resources
from tests.app.home_visits import (
    button,
    said,
    token_in,
    unescaped,
    upload,
    visit,
)
from tests.fakes.exports import ZIP_NAME, make_zip

pytestmark = pytest.mark.usefixtures("fresh_process")


def test_wrong_link_is_a_sentence_and_home_still_works() -> None:
    app = visit(library="nonsense")
    assert [unescaped(each.value) for each in app.error] == [
        "This link is not complete. Copy the whole link again, or import your export anew."
    ]
    assert len(app.file_uploader) == 2
    upload(app, (ZIP_NAME, make_zip()))
    assert not app.error
    assert "4 watched = 2 in the diary + 2 undated" in said(app)


def test_unknown_link_is_a_sentence() -> None:
    (error,) = visit(library="A" * 43).error
    assert unescaped(error.value).startswith("No library belongs to this link. It may have been deleted")


def test_link_brings_the_library_back_in_another_visit() -> None:
    token = token_in(upload(visit(), (ZIP_NAME, make_zip())))
    assert visit(library=token).title[0].value == "The films of nobody"


def test_view_only_link_shows_everything_and_offers_no_change() -> None:
    app = upload(visit(), (ZIP_NAME, make_zip()))
    button(app, "Make a link to show others").click()
    app.run()
    shown = app.code[1].value.partition("library=")[2]
    guest = visit(library=shown)
    assert guest.title[0].value == "The films of nobody"
    assert "4 watched = 2 in the diary + 2 undated" in said(guest)
    assert [each.label for each in guest.button] == ["Back to the start"]
    assert not guest.code


def test_upload_of_a_guest_never_reaches_the_library_shown() -> None:
    app = upload(visit(), (ZIP_NAME, make_zip()))
    button(app, "Make a link to show others").click()
    app.run()
    guest = visit(library=app.code[1].value.partition("library=")[2])
    upload(guest, (ZIP_NAME, make_zip()))
    assert len(libraries.list_libraries(resources.database())) == 2
    assert guest.code[0].value.partition("library=")[2] == token_in(guest)


def test_deleting_leaves_nothing_and_the_link_opens_nothing() -> None:
    app = upload(visit(), (ZIP_NAME, make_zip()))
    token = token_in(app)
    button(app, "Delete everything").click()
    app.run()
    assert libraries.list_libraries(resources.database()) == []
    assert "library" not in app.query_params
    assert "No library belongs to this link." in unescaped(visit(library=token).error[0].value)


def test_closing_deletes_nothing() -> None:
    app = upload(visit(), (ZIP_NAME, make_zip()))
    button(app, "Close this library").click()
    app.run()
    assert "library" not in app.query_params
    assert len(app.text_input) == 1
    assert len(libraries.list_libraries(resources.database())) == 1


def test_pasted_link_opens_its_library() -> None:
    token = token_in(upload(visit(), (ZIP_NAME, make_zip())))
    app = visit()
    app.text_input[0].set_value(f" https://films.example/?library={token}&page=2 ")
    button(app, "Open").click()
    app.run()
    assert app.title[0].value == "The films of nobody"


def test_pasted_link_that_is_no_good_is_answered_where_it_was_pasted() -> None:
    app = visit()
    app.text_input[0].set_value("https://films.example/?library=nonsense")
    button(app, "Open").click()
    app.run()
    (error,) = app.error
    assert unescaped(error.value).startswith("This link is not complete.")
    assert error in app.columns[1].error
    assert "library" not in app.query_params
    assert button(app, "Open")
