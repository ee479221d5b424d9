"""Tasks and artifacts in; a published output folder out: cached, in parallel, swapped in one move."""
