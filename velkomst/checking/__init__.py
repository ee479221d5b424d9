"""The library and its editions in; problems and figures out. Nothing here changes a text."""
