"""getMe, getUpdates and the end of a session."""

from playground.errors import bad_request
from playground.methods.base import Call, method
from playground.shapes import Json


@method
def get_me(call: Call) -> Json:
    """Return the bot."""
    return call.world.bot.user | {
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
async def get_updates(
    call: Call,
    offset: int = 0,
    limit: int = 100,
    timeout: int = 0,  # noqa: ASYNC109 - the method's own parameter
    allowed_updates: list[str] | None = None,
) -> list[Json]:
    """Return updates, waiting up to `timeout` seconds for the first."""
    if not 1 <= limit <= 100:
        limit = 100
    if timeout < 0:
        raise bad_request("timeout must be non-negative")
    call.world.updates.allow(allowed_updates)
    return await call.world.updates.poll(offset, limit, timeout)
