"""Which addresses are private, and what of an address is shown."""

from __future__ import annotations

import pytest

from jobfit.feeds.addresses import (
    AddressRefused,
    HostUnknown,
    at_or_below,
    is_local,
    is_private,
    resolve,
    without_login,
)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",  # noqa: S104 - nothing is bound
     "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:10.0.0.1", "2002:7f00:1::"],
)  # fmt: skip
def test_private_addresses_are_known(address: str) -> None:
    """Loopback, private, link-local, shared, multicast, and those hidden in another form."""
    assert is_private(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_public_addresses_are_not_private(address: str) -> None:
    """The web stays open."""
    assert not is_private(address)


@pytest.mark.parametrize(
    ("host", "local"),
    [("localhost", True), ("nas", True), ("NAS.local", True), ("[::1]", True), ("10.0.0.7", True),
     ("feeds.internal", True), ("acme.example", False), ("93.184.216.34", False), ("localhost.acme.example", False)],
)  # fmt: skip
def test_local_names_are_known(host: str, local: bool) -> None:  # noqa: FBT001 - a table of cases
    """A person who writes one of these means their own machine or network."""
    assert local == is_local(host)


def test_a_host_that_leads_inside_is_refused() -> None:
    """A name is judged by its addresses, and open only when that was wanted."""
    assert "127.0.0.1" in resolve("127.0.0.1", 80, private=True)
    with pytest.raises(AddressRefused, match="leads to the private address 127"):
        resolve("127.0.0.1", 80, private=False)
    with pytest.raises(HostUnknown, match="no address is known"):
        resolve("a" * 300, 80, private=True)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://ada:secret@acme.example:8443/jobs?to=b@c", "https://acme.example:8443/jobs?to=b@c"),
        ("HTTP://secret@acme.example", "HTTP://acme.example"),
        ("http://ada:s@cret@acme.example/", "http://acme.example/"),
        ("http://ada:secret@[worse/", "http://[worse/"),
        ("https://acme.example/@ada", "https://acme.example/@ada"),
        ("ada@acme.example", "ada@acme.example"),
        ("", ""),
    ],
)
def test_a_login_is_no_part_of_an_address_that_is_shown(url: str, shown: str) -> None:
    """Nothing else of an address changes, and one that cannot be read keeps none either."""
    assert shown == without_login(url)


@pytest.mark.parametrize(
    ("host", "found"),
    [("board.example", "board.example"), ("a.b.board.example", "board.example"), ("otherboard.example", ""), ("", "")],
)
def test_a_host_is_below_another_only_behind_a_dot(host: str, found: str) -> None:
    """What merely ends alike belongs to somebody else."""
    assert found == at_or_below(host, ["shop.example", "board.example"])
