"""Looking after customers: contacts, helpers, who takes whom, service orders, credit."""
