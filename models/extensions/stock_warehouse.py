# Part of after_sales. LGPL-3.
from odoo import fields, models


class StockWarehouse(models.Model):
    _inherit = "stock.warehouse"

    after_sales_quarantine_id = fields.Many2one(
        "stock.location",
        "Returns Quarantine",
        check_company=True,
        copy=False,
        domain="[('usage', '=', 'internal')]",
        help="Where returned goods wait for inspection. It lies outside the warehouse: nothing in it is promised.",
    )

    after_sales_unexpected_id = fields.Many2one(
        "stock.location",
        "Unexpected Goods",
        check_company=True,
        copy=False,
        domain="[('usage', '=', 'internal')]",
        help="Where goods lie that came with a return and that nobody approved. They stay the customer's.",
    )

    def _after_sales_unexpected(self):
        """The place for unexpected goods of this warehouse, made when it is first needed."""
        self.ensure_one()
        if not self.after_sales_unexpected_id:
            # Whoever reports such goods need not be allowed to shape warehouses.
            self.sudo().after_sales_unexpected_id = (
                self.env["stock.location"]
                .sudo()
                .create(
                    self._prepare_after_sales_quarantine_vals()
                    | {"name": self.env._("%s Unexpected Goods", self.code)}
                )
            )
        return self.after_sales_unexpected_id

    def _after_sales_quarantine(self):
        """The quarantine location of this warehouse, made when it is first needed."""
        self.ensure_one()
        if not self.after_sales_quarantine_id:
            # Whoever asks for goods back need not be allowed to shape warehouses.
            self.sudo().after_sales_quarantine_id = (
                self.env["stock.location"].sudo().create(self._prepare_after_sales_quarantine_vals())
            )
        return self.after_sales_quarantine_id

    def _prepare_after_sales_quarantine_vals(self) -> dict:
        # Not below the warehouse's own location: what is there counts as on hand and would be promised.
        # It is internal and of the company all the same, so its goods are valued.
        return {
            "name": self.env._("%s Returns Quarantine", self.code),
            "usage": "internal",
            "company_id": self.company_id.id,
            "location_id": False,
        }
