# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.fields import Domain


class StockMove(models.Model):
    """The register of goods that came back around the documents, because that was not to be refused (R7.03)."""

    _inherit = "stock.move"

    after_sales_is_bypass = fields.Boolean(
        "Went Around", compute="_compute_after_sales_is_bypass", search="_search_after_sales_is_bypass"
    )

    @api.depends("state", "location_id", "location_dest_id", "after_sales_return_line_id")
    def _compute_after_sales_is_bypass(self):
        moves = self.sudo()
        bypass = moves.search(moves._after_sales_bypass_domain() & Domain("id", "in", self.ids))
        for move in self:
            move.after_sales_is_bypass = move in bypass

    def _search_after_sales_is_bypass(self, operator, value):
        if operator != "in":
            return NotImplemented
        bypass = self.sudo()._after_sales_bypass_domain()
        return bypass if True in value else ~bypass

    def _after_sales_bypass_domain(self):
        """Goods that left a customer for us and that no return expected, since control began."""
        watched = Domain.OR(
            Domain("company_id", "=", company.id)
            & (
                Domain("create_date", ">=", company.after_sales_control_since)
                | Domain("date", ">=", company.after_sales_control_since)
            )
            for company in self.env["res.company"].search([("after_sales_control_since", "!=", False)])
        )
        # As goods are looked at when they come in: by what the transfer says or by what was really moved.
        came = self._after_sales_from_customer_domain()
        here = ("internal", "transit")
        to = Domain("location_dest_id.usage", "in", here) | Domain("move_line_ids.location_dest_id.usage", "in", here)
        known = ("after_sales_return_line_id", "after_sales_discrepancy_id")
        done = Domain("state", "=", "done") & Domain.AND(Domain(name, "=", False) for name in known)
        return watched & done & came & to
