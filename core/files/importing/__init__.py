"""Import: files of contract 5 into one company's books."""

from core.files.importing.load import import_paths
from core.files.importing.orders import Order
from core.files.importing.report import FileCount, ImportReport, Problem
from core.files.importing.run import Progress

__all__ = ["FileCount", "ImportReport", "Order", "Problem", "Progress", "import_paths"]
