"""`course report`: what the verdicts on a class say about the exercises, and about who needs a look."""
