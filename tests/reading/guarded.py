"""Reading and checking in a process of its own, with a limit for time and one for memory.

A regular expression or a parser that does not come back cannot be interrupted from inside; a
process can be killed.
"""

from __future__ import annotations

import multiprocessing
import resource
import traceback
from multiprocessing.connection import Connection

from checker.errors import ReadError
from checker.judging import Checker
from checker.model import SourceText
from checker.reading import Revisions, read_bytes
from checker.structure import parse, render

TIME_LIMIT = 30  # seconds for one file on a busy machine
MEMORY_LIMIT = 1 << 30  # bytes above what the process has when the rules are loaded


class Guarded:
    """A process that reads, parses and checks what it is given."""

    def __init__(self) -> None:
        """Start with the first file."""
        self._process: multiprocessing.process.BaseProcess | None = None
        self._connection: Connection | None = None

    def fault(self, data: bytes, name: str, *, checked: bool) -> str:
        """What went wrong with a file other than ``ReadError``; empty if nothing did."""
        connection = self._started()
        connection.send((data, name, checked))
        try:
            if connection.poll(TIME_LIMIT):
                answer: str = connection.recv()
                return answer
            return f"no answer within {TIME_LIMIT} s"
        except EOFError:
            return "the process died"
        finally:
            if self._process is not None and not self._process.is_alive():
                self._process = None

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process = None

    def _started(self) -> Connection:
        if self._process is None or self._connection is None:
            context = multiprocessing.get_context("spawn")
            self._connection, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
            self._process.start()
            theirs.close()
            if not self._connection.poll(120) or self._connection.recv() != "ready":
                raise RuntimeError("the process does not start")
        return self._connection


def _serve(connection: Connection) -> None:
    checker = Checker.load([])
    with open("/proc/self/statm", encoding="ascii") as statm:
        size = int(statm.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + MEMORY_LIMIT, size + MEMORY_LIMIT))
    connection.send("ready")
    while True:
        data, name, checked = connection.recv()
        try:
            _go_through(data, name, checker if checked else None)
            connection.send("")
        except Exception:
            connection.send(traceback.format_exc())


def _go_through(data: bytes, name: str, checker: Checker | None) -> None:
    """Read on every side; what is read must hold together, what is refused say why."""
    for revisions in Revisions:
        try:
            source = read_bytes(data, name, revisions=revisions)
        except ReadError as error:
            sentence = str(error)
            assert sentence.startswith(f"{name}：")
            assert sentence.endswith("。")
            continue
        assert_holds_together(source)
        if checker is not None and revisions is Revisions.FINAL:
            regulation = parse(source)
            assert render(regulation.root, source) == source.text
            for finding in checker.check(regulation).findings:
                assert source.slice(finding.span) == finding.quote


def assert_holds_together(source: SourceText) -> None:
    """Lines make the text, pieces make the lines."""
    source.text.encode("utf-8")
    for line in source.lines:
        assert source.text[line.start : line.end] == line.text
        assert not set(line.text) & set("\r\n")
        ends = [0, *(piece.end for piece in line.anchor.pieces)]
        assert [piece.start for piece in line.anchor.pieces] == ends[:-1]
        assert not line.anchor.pieces or ends[-1] == len(line.text)
    between = [
        source.text[one.end : other.start]
        for one, other in zip(source.lines, source.lines[1:], strict=False)
    ]
    assert set(between) <= {"\n", "\r", "\r\n"}
    assert source.lines[-1].end == len(source.text)
    assert len(source.spoken.text) == len(source.text)
    assert [line.start for line in source.spoken.lines] == [line.start for line in source.lines]
    for remark in source.remarks:
        assert remark.message.endswith("。")
        assert remark.line is None or 1 <= remark.line <= len(source.lines)
