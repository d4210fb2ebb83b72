"""The sample company: invented people, firms and three years of deals, as import files."""

from core.sample.writing import write_sample

__all__ = ["write_sample"]
