"""How many characters short texts may have where there is no room for more, not counting lookups."""

SUBJECT_SIGNS = 60
"""The subject of a mail or newsletter: inboxes cut off the rest. A translation may not be longer either."""
PREHEADER_SIGNS = 100
"""The line that an inbox shows after the subject; likewise."""
PARTNER_SIGNS, TICKET_TITLE_SIGNS, TERMS_SIGNS = 44, 50, 140
"""Partner, title and terms of a ticket in Danish: a third more, as in a translation, still fits on 66 x 64 mm."""
TAB_SIGNS = 14
"""The short name of an audience, on tabs."""
TRANSLATED_TAB_SIGNS = 24
"""Its translation, which a tab has room for."""
