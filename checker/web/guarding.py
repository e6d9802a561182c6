"""Errors as sentences on the page: what the user can act on, and nothing of a traceback."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import streamlit as st

from checker.errors import TiaoliError

_LOG = logging.getLogger("checker.web")


@contextmanager
def guarded() -> Iterator[None]:
    """Show an error of what is done inside as one Chinese sentence; the rest of the page stays."""
    try:
        yield
    except TiaoliError as error:
        st.error(str(error), icon=":material/error:")
    except Exception:
        number = uuid4().hex[:8]
        _LOG.exception("%s", number)
        st.error(
            f"出了意外，这一步没有完成，已保存的内容不受影响。请刷新后重试；再次出现时把编号 {number} 告诉管理员。",
            icon=":material/error:",
        )
