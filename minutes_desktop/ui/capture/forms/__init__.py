"""The forms of the sheet: a row for each part of the minutes, and the fields they are made of."""
