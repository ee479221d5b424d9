"""Build publications: decide the tasks, run them in parallel, cache their artifacts and publish the output folder."""
