"""The parts of the minutes as pages of a PDF.

Text is broken into lines here and put on the page by ReportLab's canvas. Its own paragraphs read
markup out of what people type, cannot break owners at a stroke, and cost as much as all the rest.
"""
