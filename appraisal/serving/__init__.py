"""The server: what runs beside Streamlit, and how both are started."""

from appraisal.places import NAVIGATION
from appraisal.serving.app import lifespan, middleware, routes
from appraisal.serving.start import serve

__all__ = ["NAVIGATION", "lifespan", "middleware", "routes", "serve"]
