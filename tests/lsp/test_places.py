"""Offsets and positions are the same places, in whatever units an editor counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, PositionEncodingKind

from checker.cli.lsp.places import Places

UNITS = [PositionEncodingKind.Utf8, PositionEncodingKind.Utf16, PositionEncodingKind.Utf32]
texts = st.text(st.sampled_from("条例ab𠮷é\n\r "), max_size=40)


@pytest.mark.parametrize(
    ("units", "column"), zip(UNITS, (7, 3, 2), strict=True), ids=[u.value for u in UNITS]
)
def test_columns_are_counted_in_the_agreed_units(units: PositionEncodingKind, column: int) -> None:
    assert Places("第\n条𠮷例", units).position(4) == Position(1, column)


@given(texts, st.sampled_from(UNITS))
def test_every_offset_comes_back(text: str, units: PositionEncodingKind) -> None:
    places = Places(text, units)
    offsets = [at for at in range(len(text) + 1) if text[max(at - 1, 0) : at + 1] != "\r\n"]
    assert [places.offset(places.position(at)) for at in offsets] == offsets


@given(texts, st.sampled_from(UNITS), st.integers(0, 60), st.integers(0, 60))
def test_any_position_is_some_offset(
    text: str, units: PositionEncodingKind, line: int, character: int
) -> None:
    assert 0 <= Places(text, units).offset(Position(line, character)) <= len(text)
