"""Name the files of the output folder.

Every path is relative to the output folder and has ``/`` between its parts; a folder ends in ``/``.
"""

from __future__ import annotations

import posixpath

from velkomst.formats.languages import html_code

OVERVIEW = "index.html"
REPORTS = "reports/"
SITE = "site/"
"""Everything that is published on the web."""
LANDING_PAGE = "site/index.html"
NOT_FOUND_PAGE = "site/404.html"
ACCESSIBILITY_PAGE = "site/was/index.html"
"""``/was/`` is the address that Danish authorities agreed on."""
ROBOTS = "site/robots.txt"
SITEMAP_INDEX = "site/sitemap.xml"


def site_folder(slug: str, language: str = "") -> str:
    """Return the folder of a municipality's sites, or of its site in one language."""
    return f"site/{slug}/{html_code(language)}/" if language else f"site/{slug}/"


def theme_folder(digest: str) -> str:
    """Return the folder of the theme files that all sites share; ``digest`` is the hash of their bytes."""
    return f"site/_t/{digest}/"


def accessibility_statement(slug: str) -> str:
    """Return the page that leads to a municipality's accessibility statement."""
    return f"site/{slug}/was/index.html"


def released_page(edition_id: str) -> str:
    """Return the page behind the QR code of a printed edition."""
    return f"site/q/{edition_id}/index.html"


def printed_topic(edition_id: str, number: int) -> str:
    """Return the page behind the QR code of a topic in a printed guide."""
    return f"site/q/{edition_id}/{number}/index.html"


def offline_copy(slug: str) -> str:
    """Return the ZIP file with all sites of a municipality."""
    return f"site/{slug}-offline.zip"


def print_folder(slug: str, language: str = "", audience: str = "") -> str:
    """Return the folder of what is printed for a municipality, of one language, or of one reader."""
    return "/".join(("print", *(part for part in (slug, language, audience) if part))) + "/"


def guide(slug: str, language: str, audience: str, suffix: str = "") -> str:
    """Return the guide of one reader; ``suffix`` is that of a print variant and a form: ``-large-press``."""
    return f"{print_folder(slug, language, audience)}guide{suffix}.pdf"


def box(slug: str, language: str, audience: str, suffix: str = "", situation: str = "") -> str:
    """Return the PDF file of all sheets in a reader's box; ``suffix`` is that of a form: ``-office``."""
    return f"{print_folder(slug, language, audience)}box{f'-{situation}' if situation else ''}{suffix}.pdf"


def desk_page(slug: str) -> str:
    """Return the page from which a service desk prints."""
    return f"{print_folder(slug)}index.html"


def order(slug: str, ending: str) -> str:
    """Return the order of a print run as ``csv`` or ``pdf``."""
    return f"{print_folder(slug)}order.{ending}"


def joint_order(name: str) -> str:
    """Return a file of the joint order of several municipalities; no slug begins with an underscore."""
    return f"print/_joint/{name}"


def mail_folder(slug: str, language: str = "") -> str:
    """Return the folder of a municipality's mails, or of those in one language."""
    return "/".join(("mail", *(part for part in (slug, language) if part))) + "/"


def mail(slug: str, language: str, name: str, ending: str) -> str:
    """Return one file of a mail: ``html``, ``txt``, ``eml`` or ``ics``."""
    return f"{mail_folder(slug, language)}{name}.{ending}"


def digital_post(slug: str, language: str, audience: str, ending: str) -> str:
    """Return the letter of one reader for Digital Post as ``pdf`` or ``xml``."""
    return f"{mail_folder(slug, language)}digital-post-{audience}.{ending}"


def journey(slug: str, ending: str) -> str:
    """Return the plan of a municipality's mails as ``json`` or ``html``."""
    return f"{mail_folder(slug)}journey.{ending}"


def mail_export_folder(slug: str, target: str) -> str:
    """Return the folder of a municipality's mails for one mailing system."""
    return f"{mail_folder(slug)}export/{target}/"


def relative(path: str, start: str) -> str:
    """Return the relative link to a file from a page or folder of the output folder.

    >>> relative("print/samsoe/uk/eu/guide.pdf", "site/samsoe/uk/eu/index.html")
    '../../../../print/samsoe/uk/eu/guide.pdf'
    """
    return posixpath.relpath(path, posixpath.dirname(start) or ".")
