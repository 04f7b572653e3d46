# Part of after_sales. LGPL-3.
"""What all printed forms draw and write alike."""

import base64

from reportlab.graphics.barcode import createBarcodeDrawing


def code_image(value, symbology, width, height) -> str:
    """``value`` as a barcode or QR code: a drawing, so it is sharp in any size, as a data URI."""
    drawing = createBarcodeDrawing(symbology, value=value, width=width, height=height, quiet=0, barBorder=0)
    return "data:image/svg+xml;base64," + base64.b64encode(drawing.asString("svg").encode()).decode()


def plain_quantity(quantity) -> str:
    """A quantity as people write it: 2, 2.5."""
    return f"{float(quantity):.12g}"
