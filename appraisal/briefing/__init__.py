"""The evidence in sections: the same findings, figures and words for pages and for the report."""

from appraisal.briefing.section import Exhibit, Section, TextTable

__all__ = ["Exhibit", "Section", "TextTable"]
