"""From two versions the draft of the amending decision."""

from checker.comparing.drafting.decision import Decision, Instruction
from checker.comparing.drafting.draft import draft_decision

__all__ = ["Decision", "Instruction", "draft_decision"]
