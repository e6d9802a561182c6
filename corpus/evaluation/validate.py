"""Check that the gold labels of the evaluation set fit their texts.

Run without arguments: reads `texts/*.txt` and `labels/*.json` beside this file, prints one
line a fault and a summary, and exits with 1 where there is a fault, with 0 otherwise.
"""

import collections
import json
import pathlib
import re
import sys
from typing import Any

HERE = pathlib.Path(__file__).parent
TOPICS = frozenset(
    "maintenance-fee birth-penalty household-registration school-enrolment employment "
    "service-linkage compulsory-measure birth-limit residual-reference outdated-aim "
    "local-compact superseded-law agency-name".split()
)
REQUIREMENTS = frozenset(
    "three-child-policy birth-registration childcare-services childcare-filing parental-leave "
    "only-child-care-leave legacy-rewards special-families maternal-child-health "
    "population-monitoring support-measures nursing-facilities transition".split()
)
ARTICLE = re.compile(
    r"^[\s#*>　]*(第[零〇一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?)"
)
SHORTEST_QUOTE, LONGEST_QUOTE, FEWEST_ARTICLES = 6, 60, 3

Units = list[tuple[str, str]]


def units_of(text: str) -> Units:
    """The units of a text as (name, wording): its articles, or its lines where it has under three.

    What stands before the first article belongs to no unit and is left out.
    """
    lines = text.split("\n")
    heads = [(i, m.group(1)) for i, line in enumerate(lines) if (m := ARTICLE.match(line))]
    if len(heads) < FEWEST_ARTICLES:
        return [(f"line {i}", line) for i, line in enumerate(lines, 1)]
    ends = [start for start, _ in heads[1:]] + [len(lines)]
    return [
        (name, "\n".join(lines[start:end])) for (start, name), end in zip(heads, ends, strict=True)
    ]


def entry_faults(entry: dict[str, Any], units: Units) -> list[str]:
    """What is wrong with one label or hard negative, seen against the units of its text."""
    quote, unit = str(entry.get("quote", "")), entry.get("unit")
    faults = []
    if entry.get("topic") not in TOPICS:
        faults.append("unknown topic")
    if not SHORTEST_QUOTE <= len(quote) <= LONGEST_QUOTE or "\n" in quote:
        faults.append("quote not of 6 to 60 characters on one line")
    wordings = [wording for name, wording in units if name == unit]
    if len(wordings) != 1:
        return [*faults, f"{len(wordings)} units of this name"]
    if wordings[0].count(quote) != 1:
        faults.append(f"quote stands {wordings[0].count(quote)} times in its unit")
    first = next((name for name, wording in units if quote in wording), None)
    if str(unit).startswith("line") and first != unit:
        faults.append(f"quote stands in {first} before")
    return faults


def key_faults(document: dict[str, Any]) -> list[str]:
    """Double labels, and hard negatives on a unit that carries the same topic as a label."""
    labels = [(e["unit"], e["topic"]) for e in document["labels"]]
    traps = [(e["unit"], e["topic"]) for e in document["hard_negatives"]]
    double = [k for keys in (labels, traps) for k, n in collections.Counter(keys).items() if n > 1]
    both = sorted(set(labels) & set(traps))
    return [f"{k} twice" for k in double] + [f"{k} label and hard negative" for k in both]


def document_faults(path: pathlib.Path) -> list[str]:
    """Every fault of one label file."""
    document = json.loads(path.read_text(encoding="utf-8"))
    units = units_of((HERE / "texts" / f"{path.stem}.txt").read_text(encoding="utf-8"))
    faults = [] if document["doc"] == path.stem else ["doc is not the file's name"]
    unknown = set(document.get("contains", {})) ^ REQUIREMENTS if "contains" in document else set()
    faults += [f"contains: {name}" for name in sorted(unknown)] + key_faults(document)
    for entry in document["labels"] + document["hard_negatives"]:
        faults += [
            f"{entry.get('unit')} {entry.get('topic')} {entry.get('quote')}: {fault}"
            for fault in entry_faults(entry, units)
        ]
    for trap in document["hard_negatives"]:
        if not trap.get("why"):
            faults.append(f"{trap['unit']} {trap['topic']}: no why")
    return faults


def main() -> int:
    """Check the whole set; the exit status."""
    labels = sorted((HERE / "labels").glob("*.json"))
    pairs = {p.stem for p in labels} ^ {p.stem for p in (HERE / "texts").glob("*.txt")}
    faults = [f"{stem}: text or labels missing" for stem in sorted(pairs)]
    for path in labels:
        if path.stem not in pairs:
            faults += [f"{path.stem}: {fault}" for fault in document_faults(path)]
    print("\n".join([*faults, f"{len(labels)} documents, {len(faults)} faults"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
