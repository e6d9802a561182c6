"""Drafts for the tests of the command line, and the types of its fixtures."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from typing import Any

LEVYING = """甲省人口与计划生育条例

第一章　总则

第一条　为了促进人口长期均衡发展，根据有关法律，结合本省实际，制定本条例。

第二章　法律责任

第二条　违反本条例规定生育子女的，由县级人民政府卫生健康主管部门征收社会抚养费。

第三条　本条例自公布之日起施行。
"""
DECOUPLED = """甲省人口与计划生育条例

第一条　为了促进人口长期均衡发展，根据有关法律，结合本省实际，制定本条例。

第二条　不得将入户、入学、入职等与个人生育情况挂钩。

第三条　本条例自公布之日起施行。
"""
DATED = DECOUPLED.replace("促进人口长期均衡发展", "控制人口数量")

Check = Callable[..., tuple[int, dict[str, Any]]]
Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
