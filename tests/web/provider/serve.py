"""A real OpenID Connect provider on the loopback: Django with django-oauth-toolkit.

Usage: ``python serve.py FOLDER``. The folder holds ``office.json``: the port, the one client
(``client_id``, ``client_secret``, ``redirect_uri``), the people (``username``, ``password``,
``name``, ``email``, ``roles``), and after how many seconds ``brief`` tokens expire.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa


def write_key(path: Path) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )


def fill(office: dict[str, Any]) -> None:
    """Write the client and the people into the empty database, the people as numbers 1, 2, …"""
    from django.contrib.auth.models import Group, User
    from django.core.management import call_command
    from oauth2_provider.models import Application

    call_command("migrate", run_syncdb=True, verbosity=0)
    for each in office["people"]:
        user = User.objects.create_user(each["username"], each["email"], each["password"])
        user.first_name = each["name"]
        user.save()
        user.groups.set([Group.objects.get_or_create(name=role)[0] for role in each["roles"]])
    Application.objects.create(
        name="desk",
        client_id=office["client_id"],
        client_secret=office["client_secret"],
        client_type=Application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Application.GRANT_AUTHORIZATION_CODE,
        algorithm=Application.RS256_ALGORITHM,
        redirect_uris=office["redirect_uri"],
        post_logout_redirect_uris=office["redirect_uri"],
        skip_authorization=True,
    )


def main() -> None:
    folder = Path(sys.argv[1])
    write_key(folder / "key.pem")
    os.environ |= {"DJANGO_SETTINGS_MODULE": "settings", "PROVIDER_FOLDER": str(folder)}
    import django
    from django.conf import settings
    from django.core.servers.basehttp import run
    from django.core.wsgi import get_wsgi_application

    django.setup()
    fill(settings.OFFICE)
    run("127.0.0.1", settings.OFFICE["port"], get_wsgi_application(), threading=True)


if __name__ == "__main__":
    main()
