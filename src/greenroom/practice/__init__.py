"""The spine: item -> question -> response -> grade -> evidence. Read flow.py first."""
