"""Who runs a mail server, as far as its name tells."""

from collections.abc import Iterable
from functools import cache
from ipaddress import ip_address, ip_network

from checker import resources
from checker.organizational import organization
from checker.tables import PLATFORM

# Not `is_private`: that would count the documentation networks, too.
_LOCAL = "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 127.0.0.0/8 fc00::/7 fe80::/10 ::1"
_LOCAL_NETWORKS = tuple(map(ip_network, _LOCAL.split()))


@cache
def _tables() -> tuple[dict[str, str], frozenset[str]]:
    """Return each known domain's operator, and the operators of gateways."""
    table = resources.toml("data/headers/operators.toml")
    names = {domain: name for name, domains in table["operators"].items() for domain in domains}
    gateways = frozenset(names.get(domain, domain) for domain in table["gateways"])
    return names, gateways


def operator(host: str) -> str:
    """Return who runs `host`: a known operator, or its Organizational Domain; "" when unknown."""
    if "." not in host or is_address(host):
        return ""
    domain = organization(host).icann or ""
    return _tables()[0].get(domain, domain)


def operators(hosts: Iterable[str]) -> frozenset[str]:
    """Return who runs any of `hosts`, without the unknown ones."""
    return frozenset(map(operator, hosts)) - {""}


def is_gateway(name: str) -> bool:
    """Tell whether this operator takes mail for other people's domains."""
    return name in _tables()[1]


def is_platform(name: str) -> bool:
    """Tell whether this operator is the sending platform."""
    return name in PLATFORM


def is_address(host: str) -> bool:
    """Tell whether `host` is an IP address rather than a name."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def is_local(address: str) -> bool:
    """Tell whether an IP address belongs to an inner network (RFC 1918, RFC 4193, loopback)."""
    number = ip_address(address)
    return any(number in network for network in _LOCAL_NETWORKS)
