"""What would change the answer, how sure it is, who differs, and what it costs."""
