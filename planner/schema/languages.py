"""The languages that are spoken; apart from the other types so that the help appears at once."""

Language = str
"""``"en"`` or ``"fr"``."""

LANGUAGES: tuple[Language, ...] = ("en", "fr")
