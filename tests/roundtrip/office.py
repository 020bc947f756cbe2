"""A user of LibreOffice: opens a workbook, works in it in French, and saves it, by a macro of their profile."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
{code}
</script:module>
"""
_SESSION = """
Sub Work(source As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
{body}
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName"
  kind(0).Value = "Calc MS Excel 2007 XML"
  doc.storeToURL(ConvertToURL(target), kind())
  doc.close(True)
End Sub
"""
_FRENCH = (
    '<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">'
    "<value>fr-FR</value></prop></item>"
)


class Office:
    """LibreOffice with a profile of its own in ``folder``, set to French numbers and dates."""

    def __init__(self, folder: Path) -> None:
        self.profile = folder / "profile"
        blank = folder / "blank.csv"
        blank.write_text("a\n")
        self._run("--convert-to", "ods", "--outdir", folder, blank)  # makes the profile
        settings = self.profile / "user" / "registrymodifications.xcu"
        words = settings.read_text(encoding="utf-8").replace("</oor:items>", _FRENCH + "</oor:items>")
        settings.write_text(words, encoding="utf-8")

    def work(self, source: Path, target: Path, body: str) -> Path:
        """The workbook as the user leaves it; ``body`` is Basic, with the document as ``doc``."""
        code = _SESSION.format(body=body)
        escaped = code.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        module = self.profile / "user" / "basic" / "Standard" / "Module1.xba"
        module.write_text(_MODULE.format(code=escaped), encoding="utf-8")
        self._run(f'macro:///Standard.Module1.Work("{source}","{target}")')
        assert target.exists(), "the macro stopped"
        return target

    def convert(self, source: Path, folder: Path) -> Path:
        """The workbook opened, recalculated and saved."""
        return self.convert_all([source], folder)[0]

    def convert_all(self, sources: Sequence[Path], folder: Path) -> list[Path]:
        """Each workbook opened, recalculated and saved, in one start of the program."""
        folder.mkdir(exist_ok=True)
        self._run("--convert-to", "xlsx", "--outdir", folder, *sources)
        made = [folder / source.name for source in sources]
        assert all(path.exists() for path in made)
        return made

    def _run(self, *arguments: object) -> None:
        profile = f"-env:UserInstallation={self.profile.as_uri()}"
        command = ["soffice", profile, "--headless", "--norestore", *map(str, arguments)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
