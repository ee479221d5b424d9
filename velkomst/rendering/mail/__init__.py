"""Render mails, the journey that sends them, and exports to mailing systems.

A mail is rendered in this order: template to MJML to HTML, its own template to plain text, the checks, and at the very
end the merge fields in the syntax of the system that will send the mail. Nothing is sent, and no personal data is
known here.
"""
