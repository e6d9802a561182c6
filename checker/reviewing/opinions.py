"""Compliance opinions of a matter: made, signed, and whether they still say what was decided.

What is stored is the Word file without signatures. Its SHA-256 is what everybody signs: a
signature holds the digest, the name and the time, the audit the digest at the making and at
each signing. ``opinion_file`` shows the signatures filled in, which is another file; to verify
them, take the signed one (``signed_file``) and compare its SHA-256 with the digest that stands
under the signatures.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from checker.reviewing.deciders import stated
from checker.reviewing.decisions import State
from checker.reviewing.errors import DeskError, Unknown
from checker.reviewing.people import Right
from checker.reviewing.review import Review
from checker.reviewing.standing import Standing, standing, states_of
from checker.reviewing.tables import (
    MatterRow,
    OpinionRow,
    PersonRow,
    SignatureRow,
    VersionRow,
    now,
)
from checker.reviewing.versions import versions
from checker.reviewing.work import NO_SUCH_MATTER, Work

if TYPE_CHECKING:
    from checker.reviewing.outputs.names import File
    from checker.reviewing.outputs.opinion_words import Facts
    from checker.reviewing.outputs.signing import Signature

LONGEST = 10_000
FORMATS = ("docx", "pdf")


@dataclass(frozen=True, slots=True)
class Opinion:
    """An opinion without its file; ``number`` counts from 1 in its matter.

    ``digest`` is the SHA-256 of the file that is stored; ``is_intact`` whether all have signed
    that one.
    """

    id: int
    matter: int
    number: int
    version_id: int
    version: int  # the number of the version
    made_by: str
    made_at: datetime
    digest: str
    standing: Standing
    signatures: tuple[Signature, ...]

    @property
    def is_intact(self) -> bool:
        """Whether every signature is under the file that is stored."""
        return all(each.digest == self.digest for each in self.signatures)


def suggested_conclusion(work: Work, version_id: int) -> str:
    """The conclusion that follows from the decisions on a version, for reviewers to edit."""
    from checker.reviewing.outputs.opinion_words import conclusion

    return conclusion(stated(work, version_id))


def make_opinion(
    work: Work, version_id: int, conclusion: str = "", template: str | None = None
) -> int:
    """Make an opinion on a version and store its Word file; gives its id.

    ``conclusion`` stands for the suggested one, ``template`` for the configured one. With open
    findings it is a draft, says so and cannot be signed. Raises ``Forbidden``, ``Unknown``,
    ``DeskError`` where the matter is closed, the conclusion too long or the template wrong.
    """
    from checker.reviewing.outputs.opinion import opinion, organisation
    from checker.reviewing.outputs.opinion_words import Facts

    version = work.version(version_id, Right.SIGN)
    if len(conclusion) > LONGEST:
        raise DeskError(f"审查结论超过 {LONGEST} 字；请缩短后重试。")
    work.change(version.matter_id, Right.SIGN)
    said = stated(work, version_id)
    [of] = [each for each in versions(work, version.matter_id) if each.id == version_id]
    facts = Facts(
        number=_next_number(work, version.matter_id),
        version=of,
        digest=version.digest,
        at=now(),
        organisation=organisation(),
        conclusion=conclusion,
    )
    return _stored(work, said, facts, opinion(said, facts, template))


def _stored(work: Work, said: Review, facts: Facts, data: bytes) -> int:
    row = OpinionRow(
        matter_id=said.matter,
        version_id=said.version,
        number=facts.number,
        states=states_of(said, facts.digest),
        data=data,
        made_by=work.person.id,
        made_at=facts.at,
    )
    work.session.add(row)
    work.session.flush()
    detail = {"number": facts.number, "version": said.number, "digest": _digest(data)}
    work.record("make-opinion", row.matter_id, **detail, open=said.count[State.OPEN])
    return row.id


def sign(work: Work, opinion_id: int, seen_digest: str) -> None:
    """Sign an opinion, once; ``seen_digest`` is the digest of the file that the person read.

    Raises ``DeskError`` if the file is another, findings are open, something was decided since
    it was made, or the person has signed already; ``Forbidden``, ``Unknown``.
    """
    row = _row(work, opinion_id, Right.SIGN)
    work.change(row.matter_id, Right.SIGN)
    digest = _digest(row.data)
    if digest != seen_digest:
        raise DeskError("意见书文件与您看到的不是同一份；请重新下载、核对后再签署。")
    now_stands = standing(work, row)
    if now_stands is Standing.OUTDATED:
        raise DeskError("意见书生成以后处理意见又有变动，已经过时；请重新生成后再签署。")
    if now_stands is Standing.DRAFT:
        raise DeskError("还有问题待处理，意见书只是草稿，不能签署；请全部处理后重新生成。")
    signature = SignatureRow(
        opinion_id=row.id, person_id=work.person.id, name=work.person.name, digest=digest
    )
    try:
        with work.session.begin_nested():
            work.session.add(signature)
            work.session.flush()
    except IntegrityError as error:
        raise DeskError("您已经签署过这份意见书，不用再签。") from error
    work.record("sign-opinion", row.matter_id, number=row.number, digest=digest)


def opinions(work: Work, matter_id: int) -> list[Opinion]:
    """All opinions of a matter, the newest first."""
    work.matter(matter_id)
    rows = work.session.execute(
        select(OpinionRow, PersonRow.name, VersionRow.number)
        .join(PersonRow, PersonRow.id == OpinionRow.made_by)
        .join(VersionRow, VersionRow.id == OpinionRow.version_id)
        .where(OpinionRow.matter_id == matter_id)
        .order_by(OpinionRow.number.desc())
    ).all()
    signed = _signatures(work, [row.id for row, _, _ in rows])
    return [
        Opinion(
            id=row.id,
            matter=row.matter_id,
            number=row.number,
            version_id=row.version_id,
            version=version,
            made_by=name,
            made_at=row.made_at,
            digest=_digest(row.data),
            standing=standing(work, row),
            signatures=signed[row.id],
        )
        for row, name, version in rows
    ]


def signed_file(work: Work, opinion_id: int) -> File:
    """The name and the bytes of the file as it is stored: what everybody signs."""
    row = _row(work, opinion_id, Right.SEE)
    return _name(work, row, "（签署件）", "docx"), row.data


def opinion_file(work: Work, opinion_id: int, format: str = "docx") -> File:
    """The name and the bytes of the opinion with the signatures filled in, as docx or pdf.

    The digest of the file that was signed stands under them. For a PDF, which takes LibreOffice
    seconds, rather ask for docx and give that to ``as_pdf`` after the transaction. Raises
    ``Unknown``, ``DeskError`` for another format, ``ReadError`` where LibreOffice is missing.
    """
    from checker.reviewing.outputs.signing import with_signatures

    if format not in FORMATS:
        raise DeskError(f"意见书没有 {format} 格式；请在 {'、'.join(FORMATS)} 中选择。")
    row = _row(work, opinion_id, Right.SEE)
    signatures = _signatures(work, [row.id])[row.id]
    data = with_signatures(row.data, signatures, _digest(row.data))
    file = _name(work, row, "", "docx"), data
    return as_pdf(file) if format == "pdf" else file


def as_pdf(file: File) -> File:
    """A Word file that the desk made as a PDF. Raises ``ReadError`` with the remedy."""
    from checker.reading.office.conversion import as_pdf as converted

    name, data = file
    wanted = f"{name.removesuffix('.docx')}.pdf"
    return wanted, converted(data, wanted)


def _next_number(work: Work, matter_id: int) -> int:
    newest = select(func.max(OpinionRow.number)).where(OpinionRow.matter_id == matter_id)
    return (work.session.scalar(newest) or 0) + 1


def _row(work: Work, opinion_id: int, right: Right) -> OpinionRow:
    row = work.session.get(OpinionRow, opinion_id)
    if row is None:
        raise Unknown(NO_SUCH_MATTER)
    work.matter(row.matter_id, right)
    return row


def _name(work: Work, row: OpinionRow, more: str, ending: str) -> str:
    from checker.reviewing.outputs.names import file_name

    title = work.session.get_one(MatterRow, row.matter_id).title
    return file_name(title, f"合规性审查意见书第{row.number}号{more}", ending)


def _signatures(work: Work, ids: list[int]) -> defaultdict[int, tuple[Signature, ...]]:
    from checker.reviewing.outputs.signing import Signature

    rows = work.session.scalars(
        select(SignatureRow).where(SignatureRow.opinion_id.in_(ids)).order_by(SignatureRow.at)
    )
    found: defaultdict[int, tuple[Signature, ...]] = defaultdict(tuple)
    for row in rows:
        signature = Signature(row.person_id, row.name, row.digest, row.at)
        found[row.opinion_id] = (*found[row.opinion_id], signature)
    return found


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
