"""How YAML is loaded: with libyaml where there is one, and never the same key twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

TWICE = "found duplicate key "  # in the manner of the problems that PyYAML itself names

if TYPE_CHECKING:
    from yaml import SafeLoader as Fastest
else:
    Fastest = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(Fastest):
    """PyYAML keeps silently only the last of two equal keys; this loader refuses them."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """The content of a mapping; raises ``ConstructorError`` at a key that it had before."""
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    problem = f"{TWICE}{key.value}"
                    raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
                seen.add(key.value)
        return super().construct_mapping(node, deep)
