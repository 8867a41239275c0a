"""Types used everywhere. A `Json` is a JSON object in the Bot API's own shape; once stored it is never changed in place."""

from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
