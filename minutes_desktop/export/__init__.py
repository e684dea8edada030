"""The minutes on paper: what is printed, and the PDF that prints it; no Qt, no store."""
