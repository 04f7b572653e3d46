# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.fields import Domain

from ..printing import code_image


class StockQuant(models.Model):
    """Goods under recall are reserved for nobody, and their place in stock says why (R10.07, R10.39)."""

    _inherit = "stock.quant"

    after_sales_hold = fields.Char(
        "Held By", compute="_compute_after_sales_hold", search="_search_after_sales_hold", compute_sudo=True
    )

    def _compute_after_sales_hold(self):
        items = self._after_sales_holding()
        for quant in self:
            recalls = items._hold(quant.product_id, quant.lot_id).recall_id
            quant.after_sales_hold = ", ".join(recalls.mapped("name")) or quant._after_sales_quarantined() or False

    def _search_after_sales_hold(self, operator, value):
        """Goods that a running recall holds, and goods in quarantine."""
        if operator != "in" or set(value) != {False}:
            return NotImplemented
        companies = self.env.companies
        running = [("is_held", "=", True), ("recall_id.state", "=", "approved"), ("recall_id.is_exercise", "=", False)]
        items = self.env["after_sales.recall.item"].sudo().search(running)
        held = Domain.OR(item._stock_domain() for item in items) if items else Domain.FALSE
        warehouses = self.env["stock.warehouse"].sudo().search([("company_id", "in", companies.ids)])
        places = warehouses.after_sales_quarantine_id | warehouses.after_sales_unexpected_id
        apart = Domain("location_id", "child_of", places.ids) & Domain("quantity", ">", 0)
        return ~(held | apart)

    def _after_sales_holding(self):
        companies = self.company_id.sudo().filtered("after_sales_has_hold")
        items = self.env["after_sales.recall.item"]
        return items._holding(companies, self.product_id) if companies else items

    def _after_sales_quarantined(self):
        """The return with which these goods came into quarantine; nothing of goods elsewhere."""
        if not self.location_id._after_sales_is_quarantine():
            return ""
        lines = self.env["after_sales.return.line"].search(
            [
                ("product_id", "=", self.product_id.id),
                ("lot_id", "=", self.lot_id.id),
                ("received_qty", ">", 0),
                ("company_id", "=", self.company_id.id),
            ],
            order="id desc", limit=1,
        )  # fmt: skip
        return lines.return_id.name or ""

    def _after_sales_label(self) -> dict:
        """What a hold label says: how the goods stand, why, and what a scanner reads (R10.39)."""
        self.ensure_one()
        quant = self.sudo()
        is_recalled = bool(quant._after_sales_holding()._hold(quant.product_id, quant.lot_id))
        waits = quant.location_id._after_sales_is_quarantine()
        status = (
            self.env._("HELD: do not ship")
            if is_recalled
            else self.env._("QUARANTINE: waits for inspection")
            if waits
            else self.env._("CHECK: nothing holds these goods")
        )
        code = quant.lot_id.name or quant.product_id.barcode or quant.product_id.default_code or ""
        # A number with other letters than a scanner reads is printed in words alone.
        image = code_image(code, "Code128", 600, 120) if code and code.isascii() else ""
        return {"status": status, "number": quant.after_sales_hold or "", "code": code, "image": image}

    def _gather(self, product_id, location_id, lot_id=None, package_id=None, owner_id=None, strict=False, qty=0):  # noqa: PLR0913 - as Odoo calls it
        quants = super()._gather(product_id, location_id, lot_id, package_id, owner_id, strict, qty)
        held = self.env.context.get("after_sales_held")
        return quants.filtered(lambda quant: not quant._after_sales_is_among(held)) if held else quants

    def _after_sales_is_among(self, held):
        product, lot = self.product_id.id, self.lot_id.id
        if (product, 0) in held:
            return (product, -lot) not in held
        return bool(lot) and (product, lot) in held
