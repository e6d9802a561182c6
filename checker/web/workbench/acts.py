"""What the browser says that a reviewer did: believed only after it has the right form."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from checker.findings import Severity
from checker.reviewing.decisions import State
from checker.reviewing.errors import DeskError

_LONGEST = 4000
Fingerprint = Annotated[str, Field(min_length=1, max_length=32)]
Words = Annotated[str, Field(max_length=_LONGEST)]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(max_length=64)]  # so that nothing is done twice


class _Seen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    fingerprint: Fingerprint
    revision: Annotated[int, Field(ge=0)]


class Decide(_Form):
    """Decide on findings."""

    kind: Literal["decide"]
    seen: Annotated[list[_Seen], Field(min_length=1, max_length=2000)]
    state: State
    reason: Words = ""


class Assign(_Form):
    """Assign findings to a member, or to nobody."""

    kind: Literal["assign"]
    seen: Annotated[list[_Seen], Field(min_length=1, max_length=2000)]
    person: int | None


class Say(_Form):
    """Comment on a finding."""

    kind: Literal["comment"]
    fingerprint: Fingerprint
    text: Words


class Add(_Form):
    """Add a finding on selected words."""

    kind: Literal["add"]
    start: int
    end: int
    severity: Severity
    topic: Annotated[str, Field(max_length=60)]
    message: Words
    advice: Words = ""


class Remove(_Form):
    """Take back a finding that one added."""

    kind: Literal["remove"]
    fingerprint: Fingerprint


class Undo(_Form):
    """Take back what one decided last."""

    kind: Literal["undo"]


Act = Decide | Assign | Say | Add | Remove | Undo
_ACT: TypeAdapter[Act] = TypeAdapter(Annotated[Act, Field(discriminator="kind")])


def act_from(data: Any) -> Act:
    """The act that the browser sent. Raises ``DeskError`` if it has no known form."""
    try:
        return _ACT.validate_python(data)
    except ValidationError as error:
        raise DeskError("页面发来的操作不完整；请刷新页面后重试。") from error
