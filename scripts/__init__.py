"""What is run by hand or by make, and does not ship."""
