"""Texts in OpenDocument for the tests, put together part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
TEXT_KIND = "application/vnd.oasis.opendocument.text"


def open_document(parts: Mapping[str, str], inside: str = "") -> bytes:
    """A text in OpenDocument; ``inside`` stands in the entries of its manifest."""
    kinds = {"/": TEXT_KIND, **dict.fromkeys(parts, "text/xml")}
    rows = "".join(
        f'<m:file-entry m:full-path="{path}" m:media-type="{kind}">{inside}</m:file-entry>'
        for path, kind in kinds.items()
    )
    manifest = f'<m:manifest xmlns:m="{MANIFEST}" m:version="1.3">{rows}</m:manifest>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("mimetype", TEXT_KIND)
        for name, content in {**parts, "META-INF/manifest.xml": manifest}.items():
            file.writestr(name, content)
    return buffer.getvalue()
