"""Reading the environment: what is taken, and how mistakes are named."""

import pytest

from bot.settings.errors import SettingsError
from bot.settings.settings import Settings, check_together, load_settings
from bot.webhooks.signing import new_secret
from care.business.webhooks import Webhook
from tests.store.cast import SHOP as BUSINESS


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_the_environment_needs_a_token_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError, match="environment: BOT_TOKEN: this setting is missing"):
        load_settings()
    monkeypatch.setenv("BOT_TOKEN", "1:a")
    settings = load_settings()
    assert settings.database_url == "sqlite:///var/turbota.db"
    assert settings.webhook_address == ""


def test_a_webhook_needs_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBHOOK_URL", "https://care.example.com/")
    with pytest.raises(SettingsError, match="WEBHOOK_SECRET: a webhook needs a secret"):
        load_settings(bot_token="1:a")
    monkeypatch.setenv("WEBHOOK_SECRET", "quiet")
    assert load_settings(bot_token="1:a").webhook_address == "https://care.example.com/telegram/webhook"


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "x"), ("PORT", "70000"), ("LOG_LEVEL", "loud"), ("API_BASE_URL", "telegram")]
)
def test_a_wrong_variable_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=f"environment: {name}: write "):
        load_settings(bot_token="1:a")


def test_secrets_are_known_and_never_shown() -> None:
    settings = load_settings(
        bot_token="700001:playground", webhook_secret="quiet", database_url="postgresql://care:pass@db/care"
    )
    assert settings.secrets == ("700001:playground", "quiet", "pass")
    assert "playground" not in repr(settings)


def test_what_is_told_to_other_systems_needs_a_secret_to_sign_with() -> None:
    with pytest.raises(SettingsError, match="environment: SIGNING_SECRET: this is not a secret to sign with"):
        load_settings(bot_token="1:a", signing_secret="quiet")
    told = BUSINESS.model_copy(update={"webhooks": (Webhook(key="crm", url="https://crm.example.com/"),)})
    check_together(load_settings(bot_token="1:a"), BUSINESS)
    check_together(load_settings(bot_token="1:a", signing_secret=new_secret()), told)
    with pytest.raises(SettingsError, match=r"SIGNING_SECRET: .* need a secret to sign with"):
        check_together(load_settings(bot_token="1:a"), told)
