"""What a business is before anybody has said anything about it: it has no staff group, so it serves nobody yet."""

from care.business import NOWHERE, Business, Department, Hours, Localized

NOBODY = 0  # the id of an admin whom there is not yet
BLANK = Business(
    name=Localized({"en": "Turbota"}),
    default_language="en",
    staff_group=NOWHERE,
    admins=frozenset({NOBODY}),
    hours=Hours(days={}),
    departments=(Department(key="general", name=Localized({"en": "General"})),),
)
