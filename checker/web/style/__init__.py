"""How the desk looks and speaks: its style sheet, and Streamlit's own words in Chinese."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st

_HERE = "checker.web.style"


def icon() -> str:
    """The path of the page's symbol, which is served with the page and from nowhere else."""
    return str(files(_HERE) / "icon.svg")


def set_up() -> None:
    """Bring style and words into the page; done on every run, before anything is shown."""
    st.html(f"<style>{_read('desk.css')}</style>")
    _localiser()(key="chinese", data={"words": json.loads(_read("words.json"))}, height=1)


@cache
def _read(name: str) -> str:
    return (files(_HERE) / name).read_text(encoding="utf-8")


@cache
def _localiser() -> Any:
    return st.components.v2.component("tiaoli_chinese", js=_read("chinese.js"))
