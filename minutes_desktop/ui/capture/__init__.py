"""Taking minutes: the sheet with its forms and blocks, the outline, and their page."""
