"""`make demo`: a sample company in the browser, without a token or a network; `ONCE=1` prints a round instead."""

from __future__ import annotations


async def demo(*, once: bool) -> int:
    """The exit code: 0 when all went well."""
    if once:
        from bot.demo import once as transcript  # a page is there sooner without the Bot API client

        return await transcript.once()
    from bot.demo.serve import serve

    return await serve()
