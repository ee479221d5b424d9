"""Name the files that lock the versions of the libraries and typefaces: every result depends on them."""

LOCKS = ("requirements/runtime.txt", "package-lock.json")
