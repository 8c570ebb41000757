"""Who may call: only this machine's own pages and programs, whatever a page from elsewhere tries."""

from __future__ import annotations

import ipaddress

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

# Everything the page needs comes from here; nothing written into it can run, and no other page may frame it.
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


def guard(host: str) -> Middleware:
    """A middleware that refuses foreign Host headers (DNS rebinding) and foreign origins (forged requests).

    `host`: what the server listens on. Loopback names and addresses are always its own, with any port, because
    a test may tell processes apart by the address they call; a server opened to a network answers to addresses too.
    """
    open_to_network = not _is_loopback(host)

    def own(name: str) -> bool:
        return _is_loopback(name) or name == host or (open_to_network and _address(name) is not None)

    @web.middleware
    async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not own(_name_in(request.host)):
            raise web.HTTPForbidden(text="This server does not answer to that name.\n")
        origin = request.headers.get("Origin")
        if origin is not None and origin != f"{request.scheme}://{request.host}":
            raise web.HTTPForbidden(text="Requests of pages from elsewhere are refused.\n")
        # A browser sends no Origin with an <img> or a link; it says there that another site asked.
        foreign = request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site")
        if foreign and not (request.method == "GET" and request.path == "/"):
            raise web.HTTPForbidden(text="Requests of pages from elsewhere are refused.\n")
        return await handler(request)

    return guarded


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """On every answer: what a browser may do with it."""
    response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "no-referrer")
    response.headers.setdefault("Cache-Control", "no-cache")


def _name_in(host: str) -> str:
    """The name or address of a Host header, without its port and brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].lower()


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None


def _is_loopback(name: str) -> bool:
    address = _address(name)
    return name == "localhost" if address is None else address.is_loopback
