# Part of after_sales. LGPL-3.
from odoo import models


class ReportAfterSalesReturnParcel(models.AbstractModel):
    """What the customer puts into the box: printed when the slip may be, without anything internal."""

    _name = "report.after_sales.after_sales_return_parcel"
    _inherit = ["report.after_sales.after_sales_return_slip"]
    _description = "Return Note for the Parcel"
