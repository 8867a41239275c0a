"""Who the bot is and how it gets its updates: getUpdates or a webhook, never both."""

import re
from urllib.parse import urlsplit

from playground.methods.base import Call, method
from playground.values.errors import bad_request
from playground.values.shapes import Json
from playground.world.bot.webhook import Webhook

SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
ABILITIES: Json = {
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
    "can_connect_to_business": False,
    "has_main_web_app": False,
    "has_topics_enabled": False,
    "allows_users_to_create_topics": False,
    "can_manage_bots": False,
    "supports_guest_queries": False,
    "supports_join_request_queries": False,
}


@method
def get_me(call: Call) -> Json:
    return call.world.bot.user | ABILITIES


@method
def log_out(call: Call) -> bool:
    """The bot goes to another server. Here it may return at once."""
    call.world.updates.release()
    return True


@method
def close(call: Call) -> bool:
    """This server's session of the bot ends. Here it may return at once."""
    call.world.updates.release()
    return True


@method
async def get_updates(
    call: Call,
    offset: int = 0,
    limit: int = 100,
    timeout: int = 0,  # noqa: ASYNC109 - the method's own parameter
    allowed_updates: list[str] | None = None,
) -> list[Json]:
    """Updates, up to `timeout` seconds later if there is none yet."""
    updates = call.world.updates
    updates.allow(allowed_updates)
    return await updates.poll(offset, limit if 1 <= limit <= 100 else 100, max(0, timeout))


@method
def set_webhook(
    call: Call,
    url: str = "",
    max_connections: int = 40,
    allowed_updates: list[str] | None = None,
    drop_pending_updates: bool = False,
    secret_token: str = "",
) -> bool:
    """Updates are posted to an address; without one, the webhook is gone."""
    updates = call.world.updates
    if not SECRET.fullmatch(secret_token):
        raise bad_request("secret token contains unallowed characters")
    webhook = Webhook(_checked_url(url), secret_token, min(max(max_connections, 1), 100)) if url else None
    updates.allow(allowed_updates)
    if drop_pending_updates:
        updates.forget()
    updates.hook(webhook)
    return True


@method
def delete_webhook(call: Call, drop_pending_updates: bool = False) -> bool:
    """Back to getUpdates."""
    if drop_pending_updates:
        call.world.updates.forget()
    call.world.updates.hook(None)
    return True


@method
def get_webhook_info(call: Call) -> Json:
    """How the webhook fares."""
    updates = call.world.updates
    updates.expire()
    info: Json = {"url": "", "has_custom_certificate": False, "pending_update_count": len(updates.pending)}
    if updates.webhook is not None:
        info |= updates.webhook.info()
    if not updates.has_default_kinds:
        info["allowed_updates"] = sorted(updates.allowed)
    return info


def _checked_url(url: str) -> str:
    """An address that updates can be posted to. Nothing leaves this machine, so it is one of this machine."""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError:
        raise bad_request("bad webhook: invalid webhook URL specified") from None
    local = host in ("127.0.0.1", "localhost", "::1")
    if parts.scheme != "https" and not (parts.scheme == "http" and local):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if host is None:
        raise bad_request("bad webhook: invalid webhook URL specified")
    if not local:
        raise bad_request("bad webhook: the playground posts to this machine only")
    return url
