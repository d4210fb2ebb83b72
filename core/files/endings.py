"""How the names of files end that can be imported."""

WORKBOOKS = frozenset({".xlsx", ".xlsm"})
TABLES = frozenset({".csv", ".txt", ".tsv"})
READABLE = WORKBOOKS | TABLES
