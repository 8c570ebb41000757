"""Methods that set, show and take away a webhook."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from sandbox.bots import Bot, Webhook
from sandbox.methods import Said, method
from sandbox.parameters import Parameters
from sandbox.polling import read_allowed
from sandbox.refusal import bad_request

SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
AT_ONCE = 40


@method("setWebhook")
def set_webhook(bot: Bot, parameters: Parameters) -> Any:
    """Deliver to this address from now on. Telegram wants https; here http is good enough."""
    url = parameters.text("url").strip()
    if not url:
        return delete_webhook(bot, parameters)
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = parameters.text("secret_token")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    read_allowed(bot, parameters)
    if parameters.flag("drop_pending_updates"):
        bot.updates.drop()
    most = min(max(parameters.whole("max_connections") or AT_ONCE, 1), 100)
    same = bot.webhook is not None and (bot.webhook.url, bot.webhook.secret) == (url, secret)
    if not same or bot.webhook is None or bot.webhook.max_connections != most:
        bot.webhook = Webhook(url, secret, most)
    bot.world.changed.ring()
    return Said(True, "Webhook is already set" if same else "Webhook was set")


@method("deleteWebhook")
def delete_webhook(bot: Bot, parameters: Parameters) -> Any:
    if parameters.flag("drop_pending_updates"):
        bot.updates.drop()
    was, bot.webhook = bot.webhook, None
    bot.world.changed.ring()
    return Said(True, "Webhook was deleted" if was else "Webhook is already deleted")


@method("getWebhookInfo")
def get_webhook_info(bot: Bot, parameters: Parameters) -> Any:
    hook = bot.webhook
    info: dict[str, Any] = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(bot.updates.waiting()),
    }
    if hook is not None:
        info |= {"max_connections": hook.max_connections, "ip_address": "127.0.0.1"}
        if hook.last_error_at is not None:
            info |= {"last_error_date": int(hook.last_error_at.timestamp()), "last_error_message": hook.last_error}
    if bot.updates.allowed:
        info["allowed_updates"] = bot.updates.allowed
    return info
