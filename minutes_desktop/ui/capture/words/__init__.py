"""Words as they are typed: abbreviations, names, acronyms and spelling."""
