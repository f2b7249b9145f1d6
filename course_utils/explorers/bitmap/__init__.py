"""What all explorers share: controls, drawing, background work and replay."""
