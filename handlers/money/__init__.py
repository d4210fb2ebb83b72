"""What customers pay and owe: plans, corrections, refunds, receivables."""
