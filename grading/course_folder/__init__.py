"""`course init`, and the files that a new course folder begins with."""
