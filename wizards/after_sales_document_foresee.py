# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesDocumentForesee(models.TransientModel):
    """Shows an approver what his yes will do to the books and to the stock.

    Finding it out makes the entries and takes them back, which no mere reading of a form may do.
    """

    _name = "after_sales.document.foresee"
    _description = "Effect of a Document"

    effect = fields.Html(readonly=True, sanitize=False)
