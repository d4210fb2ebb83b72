"""Import: files of contract 5 into one company's books."""

from core.files.importing.load import Order, Progress, import_paths
from core.files.importing.report import FileCount, ImportReport, Problem

__all__ = ["FileCount", "ImportReport", "Order", "Problem", "Progress", "import_paths"]
