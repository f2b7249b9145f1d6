"""`course bundle`: a zip file with everything that a student needs on a computer of their own."""
