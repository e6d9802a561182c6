"""A session as editors have it: open, type, look, repair, close."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from editor import Editor, applied, open_draft, session, type_into
from lsprotocol import types

TITLE = "云岭省人口与计划生育条例\n\n"
LEVY = "第一条　违反规定生育的，由县级部门征收社会抚养费。"
AGENCY = "第二条　县级人民政府卫生和计划生育行政部门负责本条例的实施。"
REFERRING = "第三条　依照第二条的规定办理。"
TEXT = f"{TITLE}{LEVY}\n\n{AGENCY}\n\n{REFERRING}\n"
WIDE = "𠮷"  # outside the Basic Multilingual Plane: two units of UTF-16

Talk = Callable[[Editor, str], Awaitable[None]]


def talk(folder: Path, said: Talk, name: str = "draft.md") -> None:
    """Hold a session about a draft in a folder."""

    async def whole() -> None:
        async with session(folder) as editor:
            await said(editor, (folder / name).as_uri())

    asyncio.run(whole())


def at(line: int, character: int) -> types.Range:
    """The empty range at a position."""
    return types.Range(types.Position(line, character), types.Position(line, character))


def test_what_is_opened_is_checked(tmp_path: Path) -> None:
    async def said(editor: Editor, uri: str) -> None:
        open_draft(editor, uri, TEXT)
        found = await editor.diagnostics(1)
        levy = next(each for each in found if each.code == "FEE001")
        assert levy.severity is types.DiagnosticSeverity.Error
        assert levy.range.start.line == 2
        assert "AGN001" in {each.code for each in found}
        assert "missing/three-child-policy" in {each.code for each in found}

    talk(tmp_path, said)


def test_typing_changes_what_is_found(tmp_path: Path) -> None:
    async def said(editor: Editor, uri: str) -> None:
        open_draft(editor, uri, TEXT)
        assert "FEE001" in await editor.rules(1)
        start = LEVY.index("征收")
        edit = types.TextEdit(at(2, start), "不得")
        type_into(editor, uri, 2, edit)
        assert "FEE001" not in await editor.rules(2)

    talk(tmp_path, said)


def test_positions_count_as_the_editor_counts(tmp_path: Path) -> None:
    async def said(editor: Editor, uri: str) -> None:
        text = TEXT.replace("县级部门", f"{WIDE}县部门")
        open_draft(editor, uri, text)
        found = await editor.diagnostics(1)
        levy = next(each for each in found if each.code == "FEE001")
        line = text.split("\n")[2].encode("utf-16-le")
        words = line[2 * levy.range.start.character : 2 * levy.range.end.character]
        assert "征收社会抚养费" in words.decode("utf-16-le")
        type_into(editor, uri, 2, types.TextEdit(at(2, 0), f"{WIDE}\n\n"))
        moved = next(e for e in await editor.diagnostics(2) if e.code == "FEE001")
        assert moved.range.start.line == 4

    talk(tmp_path, said)


def test_a_finding_tells_its_basis(tmp_path: Path) -> None:
    async def said(editor: Editor, uri: str) -> None:
        open_draft(editor, uri, TEXT)
        document = types.TextDocumentIdentifier(uri)
        place = types.Position(2, LEVY.index("征收") + 1)
        hover = await editor.text_document_hover_async(types.HoverParams(document, place))
        assert hover is not None
        assert isinstance(hover.contents, types.MarkupContent)
        assert "取消社会抚养费" in hover.contents.value
        nowhere = types.HoverParams(document, types.Position(0, 0))
        assert await editor.text_document_hover_async(nowhere) is None

    talk(tmp_path, said)


@pytest.mark.parametrize(
    ("rule", "words", "title"),
    [("AGN001", "卫生和计划生育", "卫生健康主管部门"), ("FEE001", "征收社会", "删除")],
)
def test_a_repair_takes_the_finding_away(tmp_path: Path, rule: str, words: str, title: str) -> None:
    async def said(editor: Editor, uri: str) -> None:
        open_draft(editor, uri, TEXT)
        assert rule in await editor.rules(1)
        line = next(i for i, each in enumerate(TEXT.split("\n")) if words in each)
        place = at(line, TEXT.split("\n")[line].index(words) + 1)
        asked = types.CodeActionParams(
            types.TextDocumentIdentifier(uri), place, types.CodeActionContext([])
        )
        actions = await editor.text_document_code_action_async(asked)
        edit = next(a.edit for a in actions or [] if title in a.title)
        assert isinstance(edit, types.WorkspaceEdit)
        assert edit.changes is not None
        new = applied(TEXT, list(edit.changes[uri]))
        whole = types.TextDocumentContentChangeWholeDocument(new)
        changed = types.VersionedTextDocumentIdentifier(2, uri)
        editor.text_document_did_change(types.DidChangeTextDocumentParams(changed, [whole]))
        assert rule not in await editor.rules(2)

    talk(tmp_path, said)


def test_a_finding_can_be_accepted_with_a_reason(tmp_path: Path) -> None:
    async def said(editor: Editor, uri: str) -> None:
        open_draft(editor, uri, TEXT)
        await editor.rules(1)
        place = at(2, LEVY.index("征收") + 1)
        asked = types.CodeActionParams(
            types.TextDocumentIdentifier(uri), place, types.CodeActionContext([])
        )
        actions = await editor.text_document_code_action_async(asked)
        edit = next(a.edit for a in actions or [] if "接受 FEE001" in a.title)
        assert isinstance(edit, types.WorkspaceEdit)
        assert edit.changes is not None
        new = applied(TEXT, list(edit.changes[uri])).replace("理由： -->", "理由：历史案件 -->")
        changed = types.VersionedTextDocumentIdentifier(2, uri)
        whole = types.TextDocumentContentChangeWholeDocument(new)
        editor.text_document_did_change(types.DidChangeTextDocumentParams(changed, [whole]))
        assert "FEE001" not in await editor.rules(2)

    talk(tmp_path, said)


def test_a_reference_leads_to_its_article(tmp_path: Path) -> None:
    async def said(editor: Editor, uri: str) -> None:
        open_draft(editor, uri, TEXT)
        place = types.Position(6, REFERRING.index("第二条") + 1)
        asked = types.DefinitionParams(types.TextDocumentIdentifier(uri), place)
        found = await editor.text_document_definition_async(asked)
        assert isinstance(found, list)
        assert [each.range.start.line for each in found] == [4]

    talk(tmp_path, said)


def test_the_outline_names_the_articles(tmp_path: Path) -> None:
    async def said(editor: Editor, uri: str) -> None:
        open_draft(editor, uri, TEXT)
        document = types.TextDocumentIdentifier(uri)
        symbols = await editor.text_document_document_symbol_async(
            types.DocumentSymbolParams(document)
        )
        names: list[str] = []
        for symbol in symbols or []:
            assert isinstance(symbol, types.DocumentSymbol)
            names += [symbol.name, *(below.name for below in symbol.children or [])]
        assert {"第一条", "第二条", "第三条"} <= set(names)

    talk(tmp_path, said)


def test_the_configuration_above_the_draft_holds(tmp_path: Path) -> None:
    (tmp_path / "tiaoli.toml").write_text('ignore = ["FEE001"]\n', encoding="utf-8")

    async def said(editor: Editor, uri: str) -> None:
        open_draft(editor, uri, TEXT)
        assert "FEE001" not in await editor.rules(1)

    talk(tmp_path, said)


def test_a_wrong_configuration_is_told_where_the_author_looks(tmp_path: Path) -> None:
    (tmp_path / "tiaoli.toml").write_text('ignroe = ["FEE001"]\n', encoding="utf-8")

    async def said(editor: Editor, uri: str) -> None:
        open_draft(editor, uri, TEXT)
        (only,) = await editor.diagnostics(1)
        assert "ignore" in only.message

    talk(tmp_path, said)


def test_an_empty_draft_is_no_fault(tmp_path: Path) -> None:
    async def said(editor: Editor, uri: str) -> None:
        open_draft(editor, uri, "")
        assert await editor.rules(1) == []
        type_into(editor, uri, 2, types.TextEdit(at(0, 0), TEXT))
        assert "FEE001" in await editor.rules(2)

    talk(tmp_path, said)


def test_a_draft_that_was_never_saved_is_checked(tmp_path: Path) -> None:
    async def said(editor: Editor, _: str) -> None:
        open_draft(editor, "untitled:Untitled-1", TEXT)
        assert "FEE001" in await editor.rules(1)

    talk(tmp_path, said)
