"""Name the site engines and the lock files that lock their versions."""

ENGINE_LOCKS: dict[str, tuple[str, ...]] = {
    "mkdocs": (),
    "zensical": ("requirements/zensical.txt",),
    "plain": (),
}
"""Site engine -> the lock files that its sites depend on in addition to those of every task. The module of an engine is
``velkomst/rendering/site/engine_<name>.py``."""
ENGINE_PACKAGES = {"mkdocs": "mkdocs", "zensical": "zensical", "plain": "jinja2"}
"""Site engine -> the Python package that must be installed for it."""
SITE_ENGINES = tuple(ENGINE_LOCKS)
"""The names of the site engines; the first is the default."""
