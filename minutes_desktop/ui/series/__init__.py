"""The page of the series: their habits, and who held which post when."""
