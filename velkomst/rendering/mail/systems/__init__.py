"""Write the files that a mailing system can import, in addition to those that every export has.

A new system needs an entry in ``templates/mail/targets.yml``. Where it can import more than HTML files, it also needs
a module here with a function ``files``, and a line in ``IMPORT_FILES``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from velkomst.rendering.mail.systems import listmonk, mautic
from velkomst.rendering.mail.target import Target
from velkomst.rendering.mail.targeted import TargetedMail
from velkomst.rendering.mail.views import ExportView

ImportFiles: TypeAlias = Callable[[ExportView, Sequence[TargetedMail], Target], Mapping[str, bytes]]
"""Returns path -> bytes, relative to the folder of the export."""

IMPORT_FILES: Mapping[str, ImportFiles] = {
    "listmonk": listmonk.files,
    "mautic": mautic.files,
}
"""Id of a target -> the function that writes its import files."""
