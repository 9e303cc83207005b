"""Waiting until a page is at rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page


def settled(page: Page, address: str) -> None:
    """Open a page and wait until nothing of it is being drawn."""
    page.goto(address)
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    at_rest(page)


def at_rest(page: Page) -> None:
    """Wait until the script of the page has run to its end: what is drawn anew loses the focus."""
    expect(page.locator("[data-test-script-state='notRunning']")).to_have_count(1)
    expect(page.locator("[data-testid='stSkeleton'], [data-stale='true']")).to_have_count(0)
