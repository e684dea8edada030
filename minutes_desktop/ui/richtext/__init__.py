"""Writing rich text: the editor and its conversion to and from the domain's value."""
