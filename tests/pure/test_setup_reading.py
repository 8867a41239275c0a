"""What an admin answers in the first run, as values of the settings."""

from care.business import LANGUAGES
from dialogs.setup import reading
from tests.pure.visitor import Visitor


def test_who_names_what_all_have_who_have_several_means_that_one() -> None:
    written = "Доставка / Доставка / Delivery\nІнше / Другое / Other"
    said = reading.departments(written, LANGUAGES, Visitor().facts.words)["departments"]
    assert [each["key"] for each in said] == ["d1", "other"]
