"""The tables, the changes made to them, and the queries that read them."""
