"""Take pictures of finished mails, narrow and wide, light and dark."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

WIDTHS = (375, 680)
LANGUAGES = {"da": "bornholm", "uk": "aarhus", "ar": "aarhus"}
MAILS = ("welcome", "newsletter", "event-invitation")


def main(mails: Path, pictures: Path) -> None:
    """Write ``<language>-<mail>-<width>-<scheme>.png``."""
    pictures.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"])
        for language, slug in LANGUAGES.items():
            for mail in MAILS:
                file = mails / f"{slug}-{language}-{mail}.html"
                for width in WIDTHS:
                    for scheme in ("light", "dark"):
                        page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
                        page.goto(file.as_uri())
                        page.screenshot(path=pictures / f"{language}-{mail}-{width}-{scheme}.png", full_page=True)
                        page.close()
        browser.close()
    print(f"pictures to look at: {pictures}")


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute(), Path(sys.argv[2]).absolute())
