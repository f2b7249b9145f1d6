"""In and out of Canvas and Moodle: rosters and submissions come in, scores and feedback go out."""
