"""That a file was handed out stands in the audit."""

from __future__ import annotations

from checker.reviewing.work import Work


def handed_out(work: Work, matter_id: int, name: str) -> None:
    """Note that the person took the file ``name`` of a matter. Raises ``Unknown``.

    Making a file only reads; call this, in a transaction that writes, when somebody takes it.
    """
    work.matter(matter_id)
    work.record("export", matter_id, file=name)
