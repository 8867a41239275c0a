"""Types used everywhere.

A `Json` is a JSON object in the Bot API's own shape; once stored it is never changed in place. `Media` is what a
message holds for a file: an object, or for a photo the list of its sizes.
"""

from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
Media: TypeAlias = Json | list[Json]
