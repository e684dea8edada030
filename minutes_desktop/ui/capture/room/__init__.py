"""What happens around the table: who comes and goes, the clock, who speaks, reading back."""
