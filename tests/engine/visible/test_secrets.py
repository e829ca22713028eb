"""Secrets in the settings in which people show them, and what only looks like one."""

from __future__ import annotations

import random
import string

import pytest

from engine.visible.pages import kinds, told

_RANDOM = random.Random(7)


def some(length: int, letters: str = string.ascii_letters + string.digits) -> str:
    return "".join(_RANDOM.choice(letters) for _ in range(length))


@pytest.mark.parametrize(
    "secret",
    [
        "ghp_" + some(36),
        "github_pat_" + some(40),
        "glpat-" + some(20),
        "sk-proj-" + some(40),
        "sk-ant-api03-" + some(40),
        "AKIA" + some(16, string.ascii_uppercase + string.digits),
        "AIza" + some(35),
        "xoxb-1234567890-" + some(24),
        "hf_" + some(34),
        "npm_" + some(36),
        "sk_live_" + some(24),
        "SG." + some(22) + "." + some(43),
        "dop_v1_" + some(64, "0123456789abcdef"),
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0." + some(43),
        "pypi-" + some(40),
        "123456789:AA" + some(33),
    ],
)
def test_prefixes(secret: str) -> None:
    for form in ("{}", 'curl -H "X: {}" api', "token   {}", "it is {} ok?"):
        assert secret in " ".join(
            w for w, k in kinds(form.replace("{}", secret)).items() if k == "secret"
        )


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("DB_PASSWORD=hunter2!x", "hunter2!x"),
        ('"clientSecret": "9f8s7d6f5"', "9f8s7d6f5"),
        ("password: Sommer#2019", "Sommer#2019"),
        ("Passwort   Tr0ub4dor&3", "Tr0ub4dor&3"),
        ("Mot de passe : Abricot44", "Abricot44"),
        ("Contraseña: Luna.2024", "Luna.2024"),
        ("WLAN-Schlüssel\n8841-2201-9913-4456", "8841-2201-9913-4456"),
        ("パスワード：kX9-22mQ", "kX9-22mQ"),
        ("密码：qwe!2024", "qwe!2024"),
        ("postgres://app:s3cr3t@db.internal/x", "s3cr3t"),
        ("mysql -u root --password=Xy77qq1", "Xy77qq1"),
        ("curl -u admin:Winter99 host", "Winter99"),
        ("Authorization: Bearer abcDEF123456ghiJKL", "abcDEF123456ghiJKL"),
        ("<password>Ab12cd34</password>", "Ab12cd34"),
        ("Your verification code is 482913", "482913"),
        ("PIN: 4821", "4821"),
    ],
)
def test_where_secrets_stand(text: str, secret: str) -> None:
    assert kinds(text).get(secret) == "secret"


@pytest.mark.parametrize(
    ("url", "token"),
    [
        ("https://example.org/reset?token=Zx81kQp20Lm", "Zx81kQp20Lm"),
        ("https://example.org/invite/9a8b7c6d5e4f", "9a8b7c6d5e4f"),
        ("https://x.example/file?sig=ab12cd34ef%3D&se=2", "ab12cd34ef%3D"),
    ],
)
def test_tokens_in_addresses(url: str, token: str) -> None:
    assert kinds(url).get(token) in {"url_token", "secret"}


def test_a_private_key_to_its_end() -> None:
    body = "\n".join(some(40) for _ in range(3))
    text = f"-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----\nDone in 3 s"
    found = kinds(text)
    assert all(found[line] == "secret" for line in body.split("\n"))
    assert "Done in 3 s" not in found


def test_seed_phrases() -> None:
    words = "legal winner thank year wave sausage worth useful legal winner thank yellow"
    assert kinds(words)[words] == "secret"


@pytest.mark.parametrize(
    "text",
    [
        "Forgot password? Reset",
        "password: required",
        "API_KEY=${API_KEY}",
        "TOKEN=<your-token>",
        "commit b391d1bdcd28507f0b7b7b6c6903fd772d9f4a2f",
        "Checksum d41d8cd98f00b204e9800998ecf8427e",
        "PORT=8080",
        "https://example.org/docs/getting-started",
    ],
)
def test_what_is_no_secret(text: str) -> None:
    assert told(text) == set()
