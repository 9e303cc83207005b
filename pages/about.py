"""About: privacy, sources, how our figures differ from Letterboxd's, versions."""

from __future__ import annotations

import streamlit as st

from lbstats.ui import about, page

page.open_page("About", "💡")
text, facts = st.columns([5, 3], gap="large")
with text:
    st.header("Your privacy", anchor=False)
    st.markdown(about.PRIVACY)
    st.header("How the figures differ from Letterboxd's", anchor=False)
    st.markdown(about.DIFFERENCES)
with facts:
    st.header("Where the facts come from", anchor=False)
    about.tmdb_notice()
    st.markdown(about.SOURCES)
    st.header("Versions", anchor=False)
    about.versions()
