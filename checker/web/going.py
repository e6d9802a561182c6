"""From one page of the desk to another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

_PAGES = "pages"


def register(pages: Mapping[str, Any]) -> None:
    """Make the pages known by their names, for links; done on every run."""
    st.session_state[_PAGES] = dict(pages)


def link(name: str, label: str | None = None) -> None:
    """A link to a page, if the person may see it."""
    page = st.session_state.get(_PAGES, {}).get(name)
    if page is not None:
        st.page_link(page, label=label)


def go(name: str) -> None:
    """Show another page now, if the person may see it."""
    page = st.session_state.get(_PAGES, {}).get(name)
    if page is not None:
        st.switch_page(page)
