"""The normal form of a single character: width, punctuation, compatibility and traditional forms."""

from __future__ import annotations

import unicodedata
from functools import cache

# Zero-width and formatting characters, for use inside a character class.
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
)

_PUNCTUATION = {
    ",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）",
    "､": "、", "｡": "。", "∶": "：", "．": ".", "‚": "，",
    "「": "“", "」": "”", "『": "‘", "』": "’", "｢": "“", "｣": "”",
    "〝": "“", "〞": "”", "〟": "”", "„": "“", "‟": "“", "‛": "‘", "′": "’", "″": "”",
    "«": "《", "»": "》", "≪": "《", "≫": "》", "⟪": "《", "⟫": "》",
    "‹": "〈", "›": "〉", "⟨": "〈", "⟩": "〉",
    "［": "〔", "］": "〕", "❲": "〔", "❳": "〕",
    "•": "·", "‧": "·", "・": "·", "･": "·", "∙": "·", "⋅": "·",
    "―": "—", "─": "—", "━": "—", "–": "-", "‐": "-", "‑": "-", "‒": "-", "−": "-",
    "~": "～", "〜": "～", "∼": "～", "○": "〇", "◯": "〇", "⚪": "〇",
}  # fmt: skip
_KEPT_WIDE = "，；：？！（）～"  # full width is the normal form of these
_RADICALS = dict(
    zip(
        "⺀⺁⺃⺆⺈⺊⺌⺍⺕⺜⺝⺟⺠⺥⺩⺬⺮⺶⺷⺸⺻⺼⻁⻂⻃⻄⻅⻆⻇⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "冫厂乚冂刀卜小小彐日月母民爪王示竹羊羊羊聿肉虎衣西西见角讠讠贝车辶辶辶邑金長镸长门阝雨青韦页风飞食饣饣飠马骨鬼鱼鸟卤麦黄黾齐齐齿齿龙龙龟龟龟",
        strict=True,
    )
)
# Traditional forms within GB 2312, where most characters are simplified.
_TRADITIONAL_IN_GB2312 = {"徵": "征", "於": "于", "後": "后", "乾": "干", "夥": "伙", "麽": "么"}
_SAME_TEXT = {"<font>", "<wide>", "<narrow>", "<vertical>", "<small>", "<compat>"}


class Forms(dict[int, int]):
    """The normal forms of the characters met so far, by code point, for ``str.translate``."""

    def __missing__(self, code: int) -> int:
        """Find the normal form of a character met for the first time."""
        form = self[code] = ord(normal_form(chr(code)))
        return form


def normal_form(char: str) -> str:
    """The one character that stands for ``char`` in the normal form of a text."""
    if char in _PUNCTUATION:
        return _PUNCTUATION[char]
    if char in _KEPT_WIDE:
        return char
    if "！" <= char <= "～":
        return _wide(char)
    if _is_gb2312(char):
        return _TRADITIONAL_IN_GB2312.get(char, char)
    char = _RADICALS.get(char) or _compatible(char)
    return char if _is_gb2312(char) else _simplified_forms().get(char, char)


def _wide(char: str) -> str:
    """The half-width form of a full-width letter, digit or sign."""
    narrow = chr(ord(char) - 0xFEE0)
    return _PUNCTUATION.get(narrow, narrow)


def _is_gb2312(char: str) -> bool:
    return bool(char.encode("gb2312", "ignore"))


def _compatible(char: str) -> str:
    """The ordinary form of radicals and presentation forms, where it is one character."""
    parts = unicodedata.decomposition(char).split()
    if not parts or (parts[0].startswith("<") and parts[0] not in _SAME_TEXT):
        return char
    plain = unicodedata.normalize("NFKC", char)
    if len(plain) != 1 or plain.isspace():
        return char
    return _PUNCTUATION.get(plain, plain)


@cache
def _simplified_forms() -> dict[str, str]:
    """Traditional to simplified, one to one, from OpenCC's table."""
    from importlib.resources import files

    rows = (files("opencc") / "dictionary" / "TSCharacters.txt").read_text(encoding="utf-8")
    pairs = (row.split("\t") for row in rows.splitlines() if "\t" in row)
    return {old: new.split(" ")[0] for old, new in pairs if len(old) == 1}
