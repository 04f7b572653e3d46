# Part of after_sales. LGPL-3.
from odoo import fields, models


class ResCompany(models.Model):
    """What a company says about the inspection of returned goods, and where their losses go."""

    _inherit = "res.company"

    after_sales_is_inspected = fields.Boolean(
        "Inspect Returned Goods",
        default=True,
        help="Not ticked: goods without a planned disposition go back to stock as soon as they are received.",
    )

    def _after_sales_loss_location(self, found_reason):
        """The location that stands for the loss: Odoo books what goes there to the account of the location.

        One for each account that a reason names, below the company's own scrap location; made when first needed.
        """
        self.ensure_one()
        scrap = self._after_sales_scrap_location()
        account = found_reason.sudo().with_company(self).scrap_account_id
        if not account or account == scrap.valuation_account_id:
            return scrap
        named = {"location_id": scrap.id, "company_id": self.id, "valuation_account_id": account.id}
        locations = self.env["stock.location"]
        found = locations.search([(name, "=", value) for name, value in named.items()], limit=1)
        return found or locations.create(named | {"name": account.display_name, "usage": "inventory"})

    def _after_sales_scrap_location(self):
        """The location that Odoo's own scrap orders propose."""
        return self.env["stock.scrap"].new({"company_id": self.id}).scrap_location_id._origin
