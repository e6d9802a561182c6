"""What the forms of all data files have in common."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Strings = Annotated[list[str], Field(default_factory=list)]


class StrictForm(BaseModel):
    """A form that has no keys but its own and does not change once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)
