"""What may be written into a configuration, a list of suppressions and a baseline.

The JSON Schemas in ``schema/`` are made from these models (``python -m checker.settings.schemas``).
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, RootModel, model_validator

from checker.findings import Severity


class _Strict(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        alias_generator=lambda name: name.replace("_", "-"),
        validate_by_alias=True,
        serialize_by_alias=True,
    )


def _spoken(text: str) -> str:
    if not text.strip():
        raise ValueError("不能为空；请补上")
    return text


Text = Annotated[str, Field(min_length=1), AfterValidator(_spoken)]
Texts = Annotated[list[Text], Field(default_factory=list)]
Severities = Annotated[
    dict[Text, Annotated[Severity, Field(strict=False)]], Field(default_factory=dict)
]


class PerPath(_Strict):
    """Settings for some of the files only."""

    paths: Annotated[
        list[Text], Field(min_length=1, description="Patterns as in .gitignore, from this file.")
    ]
    select: Texts
    ignore: Texts
    severity: Severities


class Config(_Strict):
    """The content of tiaoli.toml, or of [tool.tiaoli] in pyproject.toml; paths start from it."""

    paths: Texts = Field(description="What is checked if the command names nothing.")
    exclude: Texts = Field(description="What is left out of folders; patterns as in .gitignore.")
    select: Texts = Field(description="Only these rules: ids, beginnings of ids, topics.")
    ignore: Texts = Field(description="Not these rules.")
    severity: Severities = Field(description="Another severity for a rule, by its id.")
    per_path: list[PerPath] = Field(
        default_factory=list, description="What holds besides for some of the files."
    )
    rules: Texts = Field(description="Folders of extra rule packs, later ones first in effect.")
    fail_on: Literal["error", "warning", "note", "never"] | None = Field(
        default=None, description="From which severity on the exit status is 1."
    )
    format: Text | Annotated[list[Text], Field(min_length=1)] | None = Field(
        default=None, description="Values of --format."
    )
    revisions: Literal["final", "original", "both"] | None = Field(
        default=None, description="Which side of the tracked changes of Word files is read."
    )
    baseline: Text | None = Field(default=None, description="The file of known findings.")


class SuppressionEntry(_Strict):
    """One accepted finding: by its fingerprint, or by rule and article."""

    fingerprint: Text | None = None
    rule: Text | None = None
    article: Text | None = Field(default=None, description="The label as cited, 第二十条.")
    reason: str = Field(default="", description="Why it is accepted; needed to take effect.")

    @model_validator(mode="after")
    def _is_one_or_other(self) -> Self:
        by_place = self.rule is not None and self.article is not None
        if (self.fingerprint is None) != by_place or (self.rule is None) != (self.article is None):
            raise ValueError("应写 fingerprint，或者同时写 rule 和 article；请改正")
        return self


class SuppressionList(RootModel[list[SuppressionEntry]]):
    """The content of the file ``draft.docx.tiaoli.yaml`` beside ``draft.docx``."""


class BaselineEntry(_Strict):
    """One known finding; all but ``path`` and ``fingerprint`` is for readers."""

    path: Text
    rule: Text
    article: str | None
    quote: str
    fingerprint: Text


class BaselineData(_Strict):
    """The content of a baseline."""

    version: Literal[1]
    findings: list[BaselineEntry]
