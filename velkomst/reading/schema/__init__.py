"""A document in; the nouns that it holds, each with its place, out: a module for each kind of file."""
