"""Matters put into the database of a running desk, for tests that begin with one."""

from __future__ import annotations

from functools import cache

from checker.judging import Checker
from checker.reviewing.database import Database
from checker.reviewing.examining import examine
from checker.reviewing.matters import open_matter
from checker.reviewing.people import LOCAL, Identity
from checker.reviewing.versions import add_version
from checker.reviewing.work import Desk

HOSTILE_NAME = (
    "草案<img src=x onerror=window.stolen=1>[点](javascript:window.stolen=1)**<b>粗</b>.txt"
)
HOSTILE_TEXT = """云岭省条例<img src=x onerror="window.stolen=1">

第一条 违反规定生育的，征收社会抚养费<script>window.stolen=1</script>。

第二条 </style><script>window.stolen=1</script>办理入户应当提交计划生育证明<img src=x onerror="window.stolen=1">。
"""


@cache
def _checker() -> Checker:
    return Checker.load()


def matter_with(
    database: str,
    name: str,
    *texts: str,
    title: str = "云岭省人口与计划生育条例",
    identity: Identity = LOCAL,
) -> str:
    """A matter with a version for each text; gives the query of the address that shows the last."""
    opened = Database(database)
    try:
        desk = Desk(opened, identity)
        with desk.writing() as work:
            matter = open_matter(work, title)
        for text in texts:
            examined = examine(name, text.encode(), _checker())
            with desk.writing() as work:
                version = add_version(work, matter, examined)
        return f"?matter={matter}&version={version}"
    finally:
        opened.close()
