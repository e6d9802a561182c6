"""A zip container with some members replaced; all others are copied as they are, packed."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

LOCAL_HEADER = struct.Struct("<4s5H3L2H")
DESCRIBED, UTF8 = 0x08, 0x800  # flags: sizes behind the data; the name is UTF-8
DESCRIPTOR = b"PK\x07\x08"


def replaced(data: bytes, members: Mapping[str, bytes]) -> bytes:
    """The container with these members in the place of those of the same name, or added behind.

    What is not replaced keeps its packed bytes, dates, attributes and place in the order.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        entries = old.infolist()
        last = {entry.filename: entry for entry in entries}
        for entry in entries:
            if entry.filename in members and entry is last[entry.filename]:
                new.writestr(_like(entry, entry.filename), members[entry.filename])
            else:
                _copy(data, entry, new, old)
        for name in members:
            if name not in last:
                new.writestr(_like(entries[0], name, zipfile.ZIP_DEFLATED), members[name])
        new.comment = old.comment
    return target.getvalue()


def _like(entry: zipfile.ZipInfo, name: str, method: int | None = None) -> zipfile.ZipInfo:
    """What the container says of a member that replaces ``entry`` or stands beside it."""
    made = zipfile.ZipInfo(name, entry.date_time)
    made.compress_type = entry.compress_type if method is None else method
    made.external_attr, made.create_system = entry.external_attr, entry.create_system
    return made


def _copy(data: bytes, entry: zipfile.ZipInfo, new: zipfile.ZipFile, old: zipfile.ZipFile) -> None:
    """Copy a member packed as it is; one whose name would be written otherwise is packed anew."""
    if not entry.filename.isascii() and not entry.flag_bits & UTF8:
        new.writestr(_like(entry, entry.filename), old.read(entry))
        return
    assert new.fp is not None
    begin, end = entry.header_offset, _end(data, entry)
    entry.header_offset = new.fp.tell()
    new.fp.write(data[begin:end])
    new.filelist.append(entry)
    new.NameToInfo[entry.filename] = entry
    new.start_dir = new.fp.tell()


def _end(data: bytes, entry: zipfile.ZipInfo) -> int:
    """Where a member ends: behind its header, its packed data and what describes that."""
    *_, name, extra = LOCAL_HEADER.unpack_from(data, entry.header_offset)
    end: int = entry.header_offset + LOCAL_HEADER.size + name + extra + entry.compress_size
    if not entry.flag_bits & DESCRIBED:
        return end
    marked = data.startswith(DESCRIPTOR, end)
    wide = _is_wide(data, end + 4 * marked, entry)
    return end + 4 * marked + (20 if wide else 12)


def _is_wide(data: bytes, at: int, entry: zipfile.ZipInfo) -> bool:
    """Whether the description has sizes of 64 bits."""
    wide = struct.pack("<LQQ", entry.CRC, entry.compress_size, entry.file_size)
    return data.startswith(wide, at)
