"""Option appraisal for health and council partnerships, live and defensible."""
