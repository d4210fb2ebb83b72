"""Figures in, PNG and its text twin out."""
