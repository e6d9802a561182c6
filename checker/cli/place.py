"""Where a server is to listen, and what is in its way there."""

from __future__ import annotations

import errno
import ipaddress
import os
import socket
from contextlib import suppress
from dataclasses import dataclass

from checker.errors import TiaoliError

_ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}


@dataclass(frozen=True, slots=True)
class Place:
    """The address and the port on which the desk is served."""

    host: str
    port: int

    def is_local(self) -> bool:
        """Whether only this machine can reach it; raises ``TiaoliError`` for an unknown name."""
        return all(ipaddress.ip_address(each).is_loopback for each in self._addresses())

    def try_out(self) -> None:
        """Raise ``TiaoliError`` if nothing can be served here."""
        address = self._addresses()[0]
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        with socket.socket(family) as tried:
            if os.name != "nt":
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind((address, self.port))
                tried.listen()
            except OSError as error:
                raise self._refused(error) from error

    def url(self) -> str:
        """The address for a browser on this machine."""
        host = _ANYWHERE.get(self.host, self.host)
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    def listens(self) -> bool:
        """Whether somebody serves here now."""
        host = _ANYWHERE.get(self.host, self.host)
        with suppress(OSError), socket.create_connection((host, self.port), timeout=1):
            return True
        return False

    def taken(self) -> TiaoliError:
        """What to say where another program has the port."""
        return TiaoliError(
            f"端口 {self.port} 已经被占用；请用 --port 换一个端口，或者先关闭占用它的程序。"
        )

    def _addresses(self) -> list[str]:
        try:
            found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise TiaoliError(f"找不到地址“{self.host}”；请核对 --host。") from error
        return [str(each[4][0]).partition("%")[0] for each in found]

    def _refused(self, error: OSError) -> TiaoliError:
        if error.errno == errno.EADDRINUSE:
            return self.taken()
        if error.errno == errno.EACCES:
            return TiaoliError(
                f"没有权限使用端口 {self.port}；请用 --port 换一个大于 1023 的端口。"
            )
        return TiaoliError(f"不能在 {self.host} 上提供服务；请核对 --host 是本机的地址。")
