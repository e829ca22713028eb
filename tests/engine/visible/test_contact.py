"""E-mail, phones, networks, paths, positions, parcels and wallets."""

from __future__ import annotations

import pytest

from engine.visible.pages import kinds, told


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("write to anna.rossi+x@mail.example.org now", "anna.rossi+x@mail.example.org", "email"),
        ("<jürgen@exämple.de>", "jürgen@exämple.de", "email"),
        ("call +49 30 901820 today", "+49 30 901820", "phone"),
        ("(212) 555-0187", "(212) 555-0187", "phone"),
        ("01 44 26 10 10", "01 44 26 10 10", "phone"),
        ("020 7946 0958", "020 7946 0958", "phone"),
        ("Tel.: 030/901820-12", "030/901820-12", "phone"),
        ("Móvil: 612 34 56 78", "612 34 56 78", "phone"),
        ("(11) 91234-5678", "(11) 91234-5678", "phone"),
        ("電話：03-3501-1511", "03-3501-1511", "phone"),
        ("新しい番号は090-1234-5678です", "090-1234-5678", "phone"),
        ("手机 13800138000", "13800138000", "phone"),
        ("from 8.8.4.4 port 22", "8.8.4.4", "ip"),
        ("2a00:1450:4001:82b::200e", "2a00:1450:4001:82b::200e", "ip"),
        ("48.85837, 2.29448", "48.85837, 2.29448", "coordinates"),
        ("48°51'30.1\"N 2°17'40.1\"E", "48°51'30.1\"N 2°17'40.1\"E", "coordinates"),
        ("/home/inesd/projects", "inesd", "user_path"),
        ("C:\\Users\\Tobias\\Desktop", "Tobias", "user_path"),
        ("marie@laptop:~$ ls", "marie", "user_path"),
        ("(00)340434161094022115", "(00)340434161094022115", "tracking"),
        ("RR123456785DE", "RR123456785DE", "tracking"),
        (
            "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
            "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
            "id_number",
        ),
        ("Booking reference: K7QXJ2", "K7QXJ2", "booking"),
        ("Username: noor_88", "noor_88", "username"),
    ],
)
def test_found(text: str, words: str, kind: str) -> None:
    assert kinds(text).get(words) == kind


@pytest.mark.parametrize(
    "text",
    [
        "version 10.0.22.1",
        "build 8.8.4.4",
        "127.0.0.1:8080",
        "Order 0432840706",
        "12.05.2021 10:22",
        "2847193",
        "409,30 €",
        "1 234 567,00",
        "10 000 000 points",
        "scale 1.0000, 2.0000x",
        "@media screen",
        "/home/root/x",
        "(00)340434161094022116",
        "RR123456786DE",
    ],
)
def test_what_leads_to_nobody(text: str) -> None:
    assert told(text) == set()
