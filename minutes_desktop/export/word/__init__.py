"""The minutes as a Word document, for offices that circulate their drafts as one."""
