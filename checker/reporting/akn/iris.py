"""IRIs of works, their versions and the organs that make them, after the naming convention."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.reporting.akn.history import Event

COUNTRY = "cn"
LANGUAGE = "zho"  # ISO 639-2
UNKNOWN_DAY = "0001-01-01"  # the schema demands a date; programs read this one as "not known"
LONGEST_NAME = 120
# ISO 3166-2:CN, by the words that titles begin with.
PROVINCES = {
    "北京": "bj", "天津": "tj", "河北": "he", "山西": "sx", "内蒙古": "nm", "辽宁": "ln",
    "吉林": "jl", "黑龙江": "hl", "上海": "sh", "江苏": "js", "浙江": "zj", "安徽": "ah",
    "福建": "fj", "江西": "jx", "山东": "sd", "河南": "ha", "湖北": "hb", "湖南": "hn",
    "广东": "gd", "广西": "gx", "海南": "hi", "重庆": "cq", "四川": "sc", "贵州": "gz",
    "云南": "yn", "西藏": "xz", "陕西": "sn", "甘肃": "gs", "青海": "qh", "宁夏": "nx",
    "新疆": "xj", "台湾": "tw", "香港": "hk", "澳门": "mo",
}  # fmt: skip
PROVINCE = re.compile("|".join(PROVINCES))
UNNAMED = "untitled"


@dataclass(frozen=True, slots=True)
class Work:
    """What the IRIs of a document are made of: its type, its title and what is known of its life."""

    type: str  # act, bill, doc: the element, too
    title: str
    creation: Event | None = None
    version: Event | None = None  # what gave it its present text

    @property
    def country(self) -> str:
        """The country, with the province that the title names: ``cn-sh``."""
        match = PROVINCE.match(self.title)
        return f"{COUNTRY}-{PROVINCES[match[0]]}" if match else COUNTRY

    @property
    def iri(self) -> str:
        """The work, whatever its version."""
        day = self.creation.day if self.creation else UNKNOWN_DAY
        return f"/akn/{self.country}/{self.type}/{day}/{named(self.title)}"

    @property
    def expression(self) -> str:
        """The version; without a date where none is known, as the convention writes originals."""
        day = self.version.day if self.version else ""
        return f"{self.iri}/{LANGUAGE}@{day}"


def named(title: str) -> str:
    """A title as the last step of an IRI: letters and digits of any script, joined by hyphens."""
    return re.sub(r"[\W_]+", "-", title).strip("-")[:LONGEST_NAME] or UNNAMED


def ontology(kind: str, name: str) -> str:
    """The IRI of an organ or a term."""
    return f"/akn/ontology/{kind}/{COUNTRY}/{named(name)}"
