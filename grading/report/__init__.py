"""`course report`: what the verdicts of a class say about the exercises, and which submissions need attention."""
