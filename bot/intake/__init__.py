"""Updates in: long polling and webhook. An update counts as received only when its effect is committed."""
