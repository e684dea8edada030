"""Going about in the minutes: jumping, finding, what is marked, and what to look at."""
