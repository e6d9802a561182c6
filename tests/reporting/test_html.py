"""The HTML report, read back by an HTML parser; nothing but the page's own runs or loads."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from report_samples import AIM, HUKOU, LEVY, TEXT, document, finding, report
from rich_report import hostile, rich, word

from checker.findings import Change, Severity
from checker.reporting.columns import harmless
from checker.reporting.html import render_html
from checker.reporting.plain import PlainReport

Element = html.HtmlElement
# Every element of the template; whatever else turns up came from a word that broke out.
TAGS = frozenset(
    re.findall(
        r"\w+",
        "html head meta title style body header h1 h2 h3 ul ol li b p a span small div section"
        " article aside nav main form fieldset legend label input select option output mark code"
        " details summary table thead tbody tr th td footer script",
    )
)
ATTRIBUTES = frozenset(
    re.findall(
        r"[\w-]+",
        "lang charset http-equiv content name class id data-severity data-topic data-findings href"
        " hidden aria-label type value checked title",
    )
)


def page(made: PlainReport | None = None) -> Element:
    return html.document_fromstring(render_html(made or rich()))


def texts(root: Element, selector: str) -> list[str]:
    return ["".join(each.itertext()) for each in root.cssselect(selector)]


def squeezed(text: str) -> str:
    """Without blanks: the page sets them as Chinese is set, not as the file has them."""
    return "".join(text.split())


def test_the_whole_text_is_there_in_its_order() -> None:
    said = "".join(texts(page(report()), ".text"))
    assert squeezed(said) == squeezed(TEXT)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("title", "甲省人口与计划生育条例"),
        ("chapter", "第六章　法律责任"),
        ("article", "第三十六条违反本条例规定"),
        ("paragraph", "有前款规定行为的"),
        ("item", "（二）其子女不予办理入户手续"),
    ],
)
def test_a_provision_is_set_as_what_it_is(kind: str, words: str) -> None:
    assert any(each.startswith(words) for each in texts(page(report()), f".text p.{kind}"))


def test_the_label_of_an_article_is_bold() -> None:
    assert texts(page(report()), ".text b") == ["第二条", "第三十六条"]


def test_lines_that_the_file_breaks_are_joined() -> None:
    broken = "第一条　为了促进人口长期均衡发展，根据有关法律、行政法规的规定，结合本省的实际情况，\n制定本条例。\n"
    full = f"甲省条例\n\n{broken}第二条　本条例自公布之日起施行。\n"
    made = report(document((), text=full, covered=()))
    assert squeezed(broken) in texts(page(made), ".text p.article")


def test_a_card_stands_beside_the_article_it_is_about() -> None:
    bands = page(report()).cssselect(".band")
    beside = [
        ("".join(band.cssselect(".unit")[0].itertext()).strip()[:3], texts(band, ".card code"))
        for band in bands
    ]
    assert beside == [("甲省人", []), ("第二条", ["AIM001"]), ("第三十", ["FEE001", "HUK001"])]


def test_a_card_says_everything() -> None:
    (said,) = texts(page(report(document((LEVY,)))), ".card")
    for words in (
        *("错误", "征收社会抚养费", "FEE001", "第三十六条，第 7 行"),
        *("本条仍规定征收社会抚养费。", "建议", "删除本条。", "依据和相关规定"),
        "国卫人口发〔2021〕24号 二（一）“取消社会抚养费，清理和废止相关处罚规定”",
        "所引用的规定：第二十一条“生育第二个子女应当取得生育证”",
    ):
        assert words in said


def test_marks_are_the_offending_words_and_lead_to_their_cards() -> None:
    root = page(report(document((LEVY,))))
    assert texts(root, "mark.strong.error") == ["征收社会抚养费"]
    assert "".join(texts(root, "mark")) == LEVY.quote
    ids = {each.get("id") for each in root.cssselect(".card")}
    assert {each.get("data-findings") for each in root.cssselect("mark")} == ids


def test_where_findings_overlap_the_graver_one_colours() -> None:
    mild = replace(finding(LEVY.quote, [], "XYZ001"), severity=Severity.NOTE)
    root = page(report(document((mild, LEVY))))
    assert not root.cssselect("mark.note")
    assert all(len(each.get("data-findings").split()) == 2 for each in root.cssselect("mark"))


def test_requirements_are_a_table_and_what_is_met_links_to_its_article() -> None:
    covered = tuple(
        replace(each, article="第二条" if each.article else None) for each in document().coverage
    )
    root = page(report(document(covered=covered)))
    met, lacking = root.cssselect(".requirements tbody tr")
    assert (met.get("class"), lacking.get("class")) == ("present", "absent")
    assert "增加育儿假的规定。" in "".join(lacking.itertext())
    (link,) = met.cssselect("a")
    (unit,) = root.cssselect(link.get("href"))
    assert "".join(unit.itertext()).strip().startswith("第二条")


def test_a_comment_is_no_text_of_the_regulation() -> None:
    comment = "<!-- tiaoli: ignore AIM001 理由：另行修订 -->"
    full = f"{TEXT}{comment}\n第三十七条　本条例自公布之日起施行。\n"
    assert texts(page(report(document((), text=full))), ".comment") == [comment]


def test_accepted_findings_changes_and_unreadable_files_are_told() -> None:
    change = Change("v1.0", "draft.txt", 3, ())
    root = page(report(replace(document((LEVY,)), change=change)))
    assert "自 v1.0 以来改动的条文" in "".join(texts(root, ".aside"))
    (accepted,) = texts(page(), ".accepted")
    assert "第二条 AIM001 征收社会抚养费第 4 行：另行修订" in accepted
    assert texts(page(), ".unreadable") == ["未能检查扫描件.docx：没有文字；请先做文字识别。"]


def test_a_word_file_has_no_line_numbers() -> None:
    (where, *_) = texts(page(report(word(LEVY))), ".where")
    assert "第三十六条" in where
    assert "行" not in where


def test_the_filters_know_every_severity_and_topic() -> None:
    other = replace(HUKOU, topic="household-registration")
    root = page(report(document((AIM, LEVY, other))))
    cards = {(e.get("data-severity"), e.get("data-topic")) for e in root.cssselect(".card")}
    severities = {e.get("value") for e in root.cssselect("[name=severity]")}
    topics = {e.get("value") for e in root.cssselect("[name=topic] option")}
    assert {severity for severity, _ in cards} == severities
    assert {topic for _, topic in cards} | {""} == topics


def test_the_policy_lets_nothing_run_or_load_but_style_and_script_of_the_page() -> None:
    root = page()
    (policy,) = [
        each.get("content")
        for each in root.cssselect("meta")
        if each.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        (element,) = root.cssselect(tag)
        digest = base64.b64encode(sha256((element.text or "").encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_nothing_is_loaded_from_anywhere() -> None:
    made = render_html(rich())
    assert not re.search(r"https?:|//[a-z]|@import|url\(|\bsrc=", made)


def test_no_two_elements_have_the_same_id() -> None:
    ids = [each.get("id") for each in page().cssselect("[id]")]
    assert len(ids) == len(set(ids))


def test_equal_reports_have_equal_bytes() -> None:
    assert render_html(rich()) == render_html(rich())


HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "</style></script></title></textarea>-->",
    '"><a href="javascript:x">y</a> \' onclick=x',
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt; &amp;amp;",
)


@given(st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1)).filter(str.strip))
@settings(deadline=None)
def test_words_stay_words(text: str) -> None:
    root = page(hostile(text))
    assert {each.tag for each in root.iter(tag=html.etree.Element)} <= TAGS
    assert {name for each in root.iter() for name in each.attrib} <= ATTRIBUTES
    assert all(each.get("href").startswith("#") for each in root.cssselect("a"))
    assert squeezed(harmless(text)) in squeezed("".join(texts(root, ".card")))
