"""The workbench: the text of a version beside its findings, in one component of the browser."""

from checker.web.workbench.acts import Act, act_from
from checker.web.workbench.component import workbench
from checker.web.workbench.content import content
from checker.web.workbench.doing import Done, do

__all__ = ["Act", "Done", "act_from", "content", "do", "workbench"]
