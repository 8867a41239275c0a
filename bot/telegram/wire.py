"""JSON as it comes over the wire, from whoever sent it.

What is no JSON in UTF-8 is a ValueError and nothing else. What no parser of ours can bear (nesting that has no end, a
number of thousands of digits) is left out, so that it does not take with it what stands beside it.
"""

import json
import re

DEEPEST = 100  # levels; Telegram's own answers have a dozen
TOKENS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[{]|[\]}]|-?\d{400,}')


def read_json(content: bytes) -> object:
    text = content.decode()
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        raise
    except (RecursionError, ValueError):  # too deep; a number of too many digits
        return json.loads(_tamed(text))


def _tamed(text: str) -> str:
    """The same with null for what stands too deep, and for numbers that are too long."""
    kept: list[str] = []
    depth = start = 0
    for token in TOKENS.finditer(text):
        match token[0][0]:
            case "[" | "{":
                depth += 1
                if depth == DEEPEST + 1:
                    kept += text[start : token.start()], "null"
            case "]" | "}":
                depth -= 1
                if depth == DEEPEST:
                    start = token.end()
            case '"':
                pass
            case _ if depth <= DEEPEST:
                kept += text[start : token.start()], "null"
                start = token.end()
    return "".join(kept) + (text[start:] if depth <= DEEPEST else "")
