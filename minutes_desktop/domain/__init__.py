"""The minutes as immutable values, and every act on them as a plain function; no Qt, no files."""
