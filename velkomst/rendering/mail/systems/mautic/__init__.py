"""Write the campaign import of Mautic 7."""

from velkomst.rendering.mail.systems.mautic.campaign_import import files

__all__ = ["files"]
