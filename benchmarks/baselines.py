"""Two simpler ways of checking: the pipeline over every sentence, and a search for words."""

from __future__ import annotations

import re

from checker import Checker
from checker.cli.loading import load_checker


class NoPrefilter:
    """In the place of a prefilter: every pattern may match every text."""

    def __init__(self, patterns: int) -> None:
        """Take the number of patterns."""
        self._all = set(range(patterns))

    def candidates(self, text: str) -> set[int]:
        """The indexes of all patterns, whatever the text."""
        return self._all


def checker_without_prefilter() -> Checker:
    """A checker with the same rules that runs the spaCy pipeline over every sentence."""
    checker = load_checker([])
    analyzer = checker.analyzer
    patterns = len(analyzer.concepts.patterns) + len(analyzer.contexts.cues)
    analyzer.prefilter = NoPrefilter(patterns)  # type: ignore[assignment]
    return checker


KEYWORDS = {
    "maintenance-fee": "社会抚养费|超生费|计划外生育费|多子女费",
    "birth-penalty": "违法生育|超生|计划外生育|违反本条例规定生育|开除|处分",
    "household-registration": "入户|落户|户口登记|户口迁移",
    "school-enrolment": "入学|入托|入园|转学|学位",
    "employment": "录用|聘用|招工|招聘|招考",
    "service-linkage": "计划生育证明|婚育证明|生育证明|生育证",
    "compulsory-measure": "补救措施|终止妊娠|结扎|绝育|上环",
    "birth-limit": "一对夫妻生育一个子女|一对夫妻生育两个子女|再生育|间隔",
    "residual-reference": "征收社会抚养费",
    "outdated-aim": "控制人口|低生育水平|晚婚晚育|一票否决",
    "local-compact": "村规民约|居民公约|计划生育合同|计划生育协议",
    "superseded-law": "社会抚养费征收管理办法|流动人口计划生育工作条例|婚姻法|收养法",
    "agency-name": "卫生和计划生育|人口和计划生育|计划生育行政部门|卫生计生",
}


class KeywordSearch:
    """What a drafter does without a tool: look for words, line by line."""

    def __init__(self) -> None:
        """Compile one pattern a topic."""
        self._patterns = {topic: re.compile(words) for topic, words in KEYWORDS.items()}

    def search(self, text: str) -> list[tuple[int, str]]:
        """The lines, counted from 1, and topics of which a word stands in the text."""
        return [
            (number, topic)
            for number, line in enumerate(text.split("\n"), 1)
            for topic, pattern in self._patterns.items()
            if pattern.search(line)
        ]
