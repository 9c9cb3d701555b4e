"""``python -m app.i18n``: bring every catalogue in line with the sources."""

from app.i18n import MESSAGES, locales
from app.i18n.sources import updated

for locale in locales():
    (MESSAGES / f"{locale}.po").write_text(updated(locale), encoding="utf-8")
