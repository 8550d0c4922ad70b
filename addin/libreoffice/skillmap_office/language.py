"""The language of what is told: that of LibreOffice's menus, where the words have it; otherwise English."""

from __future__ import annotations

from typing import Any

from .documents import properties
from .words import Teller


def words_of(context: Any) -> Teller:
    provider = context.ServiceManager.createInstanceWithContext("com.sun.star.configuration.ConfigurationProvider", context)
    settings = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess",
                                                    properties(nodepath="/org.openoffice.Setup/L10N"))
    return Teller("ja" if settings.getByName("ooLocale").startswith("ja") else "en")
