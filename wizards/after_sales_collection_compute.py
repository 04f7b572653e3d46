# Part of after_sales. LGPL-3.
from dateutil.relativedelta import relativedelta

from odoo import fields, models

from ..rules.reason import reason


class AfterSalesCollectionCompute(models.TransientModel):
    """Asks for a month and computes the collection statement of every salesperson (R8.30)."""

    _name = "after_sales.collection.compute"
    _description = "Compute Collection Rates"

    company_id = fields.Many2one("res.company", required=True, default=lambda self: self.env.company)
    month = fields.Date(
        "Any Day of the Month",
        required=True,
        default=lambda self: fields.Date.context_today(self) + relativedelta(months=-1, day=1),
    )

    def action_compute(self):
        """Compute the month and show its statements; those that are confirmed stay as they are."""
        self.ensure_one()
        model = self.env["after_sales.collection.statement"]
        model._refuse_unless_keeper()
        self.company_id.check_access("read")
        statements = model._compute_month(self.company_id, self.month)
        if not statements:
            month, company = f"{self.month:%Y-%m}", self.company_id.name
            model._raise_all([reason("collection_nothing_due", month=month, company=company)])
        action = self.env["ir.actions.act_window"]._for_xml_id("after_sales.after_sales_collection_statement_action")
        return action | {"domain": [("id", "in", statements.ids)], "context": {}}
