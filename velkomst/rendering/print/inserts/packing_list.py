"""stub"""
from velkomst.rendering.print.inserts.maker import nothing as words
