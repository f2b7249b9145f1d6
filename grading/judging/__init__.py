"""From one submission to its verdict: rebuild it from the release, run it, and compare outcomes with the answer key."""
