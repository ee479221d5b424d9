"""Select the public files of a built tree, and publish them to a folder or a server.

Public are the sites and the guides that their pages link to, not the reports, the mails and the papers of the desk.
Where the public address is a host, the sites are at its root and the guides below ``print/``; where it ends in
``/site``, both keep their paths. Relative links between them are valid in both layouts.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from velkomst.build.output import MANIFEST, OutputError, guard, manifest_of, published, swap
from velkomst.build.verification import UnreadableManifestError, verify
from velkomst.formats import addresses
from velkomst.model import Library, Record
from velkomst.model.project import Project
from velkomst.rendering import paths
from velkomst.rendering.site.sitemap import robots

Reason = Literal["incomplete", "other-address"]


class NotPublishableError(Exception):
    """The built tree must not be published: ``names`` are missing, or it was built for another address."""

    def __init__(self, reason: Reason, names: tuple[str, ...] = ()) -> None:
        self.reason, self.names = reason, names
        super().__init__(f"{reason}: {', '.join(names)}")


@dataclass(frozen=True)
class PublicTree:
    """What is published: public path -> built file, and the manifest of it."""

    files: Mapping[str, Path]
    manifest: bytes

    @property
    def release(self) -> str:
        """A name that only this tree has: twelve hexadecimal digits."""
        return hashlib.sha256(self.manifest).hexdigest()[:12]


def public_tree(out: Path, library: Library, slugs: tuple[str, ...]) -> PublicTree:
    """Return the public files of a built tree. ``slugs`` are all municipalities, also those that cannot be read.

    Raises NotPublishableError for a tree that lacks a site, or was built for another address than the region's.
    """
    records = published(out)
    built = {record.path for record in records}
    missing = [slug for slug in slugs if not any(path.startswith(paths.site_folder(slug)) for path in built)]
    missing += (
        f"{municipality.slug}/{language}"
        for municipality in library.municipalities
        for language in municipality.profile.languages
        if municipality.slug not in missing and not _is_built(built, municipality.slug, language)
    )
    if missing:
        raise NotPublishableError("incomplete", tuple(sorted(missing)))
    site_url = library.region.site_url
    if (out / paths.ROBOTS).read_bytes() != robots(site_url):
        raise NotPublishableError("other-address")
    public = {_public_path(record.path, site_url): record for record in records if _is_public(record)}
    listed = [replace(record, path=path) for path, record in sorted(public.items())]
    return PublicTree({path: out / record.path for path, record in public.items()}, manifest_of(listed))


def publish_to_folder(tree: PublicTree, destination: Path, project: Project) -> bool:
    """Make a folder hold exactly the public files, in one step; return False when it already does.

    The folder before is kept next to it as ``.<name>.previous``. Raises OutputError for a folder that must not be
    replaced or cannot be written; the old tree is then unchanged.
    """
    guard(destination, project)
    if _holds(destination, tree):
        return False
    temporary, previous = (destination.with_name(f".{destination.name}.{state}") for state in ("new", "previous"))
    shutil.rmtree(temporary, ignore_errors=True)
    try:
        _copy(tree, temporary)
        swap(temporary, destination)
        if temporary.exists():
            shutil.rmtree(previous, ignore_errors=True)
            temporary.rename(previous)
    except OSError as error:
        raise OutputError(f"{error.filename or destination}: {error.strerror}") from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return True


def publish_to_server(tree: PublicTree, destination: str) -> None:
    """Upload the public files with rsync as ``releases/<release>``, then turn the link ``current`` to them.

    Only the last step changes what readers see. A file that the release before holds too is not sent. ``destination``
    is one of rsync's: ``user@host:/folder`` or ``rsync://host/module``. Raises OutputError when rsync fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        stage = Path(folder)
        _copy(tree, stage / "releases" / tree.release)
        (stage / "current").symlink_to(f"releases/{tree.release}")
        for command in rsync_commands(stage, destination.rstrip("/"), tree.release):
            _run(command)


def rsync_commands(stage: Path, destination: str, release: str) -> tuple[tuple[str, ...], ...]:
    """Return the commands that make the folder of releases, fill in one release, and publish it.

    Changed files are sent whole: rsync 3.2.7 of Debian 12 refuses what it puts together from a file of ``--link-dest``.
    """
    upload = ("--recursive", "--checksum", "--whole-file", "--delete", "--perms", "--chmod=D755,F644")
    return (
        ("rsync", "--dirs", "--", f"{stage}/releases", f"{destination}/"),
        (
            "rsync",
            *upload,
            "--link-dest=../../current/",
            "--",
            f"{stage}/releases/{release}/",
            f"{destination}/releases/{release}/",
        ),
        ("rsync", "--links", "--", f"{stage}/current", f"{destination}/"),
    )


def is_server(destination: str) -> bool:
    """Say whether rsync would take a destination for one on another machine: a colon before the first slash."""
    return ":" in destination.split("/", 1)[0]


def _is_built(built: Collection[str], slug: str, language: str) -> bool:
    """Say whether a site and guides of it are there; an interrupted build may leave the site alone."""
    guides = paths.print_folder(slug, language)
    return f"{paths.site_folder(slug, language)}index.html" in built and any(
        path.startswith(guides) and path.endswith("/guide.pdf") for path in built
    )


def _is_public(record: Record) -> bool:
    guide = paths.guide(record.municipality, record.language, record.audience)
    return record.path.startswith(paths.SITE) or record.path == guide


def _public_path(path: str, site_url: str) -> str:
    return path.removeprefix(paths.SITE) if addresses.root_path(site_url) == "/" else path


def _holds(folder: Path, tree: PublicTree) -> bool:
    try:
        return (folder / MANIFEST).read_bytes() == tree.manifest and verify(folder).is_intact
    except (OSError, UnreadableManifestError):
        return False


def _copy(tree: PublicTree, folder: Path) -> None:
    """Copy the files and write the manifest; raises OutputError where the copy differs from the manifest."""
    for path, source in tree.files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    (folder / MANIFEST).write_bytes(tree.manifest)
    if not _holds(folder, tree):
        raise OutputError(f"{folder}: kopien er ikke hel, prøv igen (the copy is damaged, try again)")


def _run(command: tuple[str, ...]) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - no shell
    except FileNotFoundError as error:
        raise OutputError("rsync er ikke installeret (rsync is not installed)") from error
    except subprocess.CalledProcessError as error:
        reason = (error.stderr.strip().splitlines() or [str(error.returncode)])[0]
        raise OutputError(f"rsync kunne ikke udgive (rsync could not publish): {reason}") from error
