"""Drafts for the tests of the desk, written for them."""

from __future__ import annotations

FIRST = """云岭省人口与计划生育条例（草案）

第一章 总则

第一条 为了促进人口长期均衡发展，制定本条例。

第二条 违反本条例规定生育子女的，征收社会抚养费。

第三条 卫生健康主管部门负责本条例的实施。

第二章 附则

第四条 办理入户登记应当提交计划生育证明。

第五条 本条例自公布之日起施行。
"""

SECOND = FIRST.replace("第四条 办理入户登记应当提交计划生育证明。\n\n第五条", "第四条").replace(
    "第一条 为了", "第一条 为了保障公民权益，"
)
