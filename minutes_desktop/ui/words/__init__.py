"""The page on which the words of a series are listed and changed."""
