"""The Chinese words in which reports speak of severities, topics, kinds and sources."""

from __future__ import annotations

from checker.findings import Basis, CoverageStatus, Origin, Severity
from checker.model import DocumentKind, NodeKind

SEVERITY = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "提示"}

ORIGIN = {
    Origin.INTRODUCED: "修改决定带来的",
    Origin.CHANGED: "修改决定改了本条，没有改正",
    Origin.UNTOUCHED: "修改决定没有涉及的条文",
}

STATUS = {
    CoverageStatus.PRESENT: "已有",
    CoverageStatus.ABSENT: "缺失",
    CoverageStatus.NOT_APPLICABLE: "不适用",
}

DOCUMENT = {
    DocumentKind.REGULATION: "条例",
    DocumentKind.NOTICE: "通知类文件",
    DocumentKind.DECISION: "修改决定",
    DocumentKind.OTHER: "其他文件",
}

NODE = {
    NodeKind.DOCUMENT: "文件",
    NodeKind.REGULATION: "法规",
    NodeKind.ATTACHMENT: "附件",
    NodeKind.TITLE: "题目",
    NodeKind.HISTORY: "题注",
    NodeKind.CONTENTS: "目录",
    NodeKind.HEADING: "小标题",
    NodeKind.BOOK: "编",
    NodeKind.CHAPTER: "章",
    NodeKind.SECTION: "节",
    NodeKind.ARTICLE: "条",
    NodeKind.PARAGRAPH: "款",
    NodeKind.ITEM: "项",
    NodeKind.SUBITEM: "目",
    NodeKind.TAIL: "悬尾",
}

_TOPIC = {
    "maintenance-fee": "社会抚养费",
    "birth-penalty": "生育处罚",
    "household-registration": "入户挂钩",
    "school-enrolment": "入学挂钩",
    "employment": "入职挂钩",
    "service-linkage": "其他权益挂钩",
    "compulsory-measure": "强制措施",
    "birth-limit": "生育数量限制",
    "residual-reference": "旧制残留",
    "outdated-aim": "过时目标",
    "local-compact": "村规民约与合同",
    "superseded-law": "失效法律",
    "agency-name": "机构旧称",
    "suppression": "豁免",
}

_ACTION = {"delete": "删除", "replace": "替换", "insert": "增加", "revise": "修改"}

_WHY = {
    "lead": "本项的前文",
    "ellipsis": "承前省略",
    "recall": "所承接的前文",
    "cited": "所引用的项",
    "reference": "所引用的规定",
    "heading": "所在标题",
    "title": "文件题目",
}


def topic(name: str) -> str:
    """The Chinese name of a topic; a topic of an extra pack stands for itself."""
    return _TOPIC.get(name, name)


def action(name: str) -> str:
    """The Chinese word for what an advice wants done."""
    return _ACTION.get(name, name)


def why(reason: str) -> str:
    """The Chinese words for why a provision is related to a finding."""
    return _WHY.get(reason, reason)


def cite(basis: Basis) -> str:
    """A basis as a citation: source, place and the words quoted."""
    place = f" {basis.at}" if basis.at else ""
    return f"{basis.source}{place}“{basis.quote}”"
