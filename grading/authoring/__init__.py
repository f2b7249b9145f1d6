"""From the percent scripts in notebooks/ to source/, release/ and answer keys: `course build` and its checks."""
