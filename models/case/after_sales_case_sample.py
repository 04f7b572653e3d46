# Part of after_sales. LGPL-3.
from odoo import api, fields, models

DISPOSITIONS = [
    ("kept", "Kept"),
    ("examined", "Under Examination"),
    ("returned", "Given Back to the Customer"),
    ("supplier", "Sent to the Supplier"),
    ("scrapped", "Scrapped"),
]


class AfterSalesCaseSample(models.Model):
    """An abnormal sample handed in with a complaint, kept under its number (R3.26)."""

    _name = "after_sales.case.sample"
    _description = "Sample of a Case"
    _order = "case_id, sequence, id"
    _check_company_auto = True

    case_id = fields.Many2one("after_sales.case", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="case_id.company_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    name = fields.Char("What It Is", required=True)
    number = fields.Char(
        compute="_compute_number", help="The number of the case and a running one: write it on the sample."
    )
    line_id = fields.Many2one(
        "after_sales.case.line", "Item", domain="[('case_id', '=', case_id)]", ondelete="set null"
    )
    quantity = fields.Float(digits="Product Unit", default=1.0)
    received_on = fields.Datetime("Handed In", default=fields.Datetime.now)
    place = fields.Char(help="Where it is kept.")
    image = fields.Image("Photo", max_width=1920, max_height=1920)
    keeper_id = fields.Many2one("res.users", "Kept By", default=lambda self: self.env.user)
    disposition = fields.Selection(DISPOSITIONS, required=True, default="kept")
    disposed_on = fields.Datetime("Disposed Of")
    note = fields.Char()

    @api.depends("case_id.name", "case_id.sample_ids", "sequence")
    def _compute_number(self):
        for sample in self:
            beside = sample.case_id.sample_ids
            rank = beside.ids.index(sample._origin.id) + 1 if sample._origin.id in beside.ids else len(beside)
            sample.number = f"{sample.case_id.name}-{rank}"
