"""Format values for a language with CLDR: facts, phone numbers, opening hours, durations and dates."""
