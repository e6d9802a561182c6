"""The reviewers' desk: page set-up and navigation. Start it with ``tiaoli app``."""

from __future__ import annotations

import streamlit as st

from checker.web.navigation import navigation
from checker.web.style import icon, set_up

st.set_page_config(page_title="条例审查台", page_icon=icon(), layout="wide")
set_up()
navigation().run()
