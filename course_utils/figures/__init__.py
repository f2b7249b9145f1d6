"""The pictures and plots of the notebooks: one style, one way to show them, and one module for each notebook."""
