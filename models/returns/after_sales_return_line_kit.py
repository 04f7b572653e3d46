# Part of after_sales. LGPL-3.
from decimal import ROUND_FLOOR, Decimal

from odoo import api, models

from ...rules.reason import reason
from ..exact import exact


class AfterSalesReturnLine(models.Model):
    """Parts of a kit: only whole kits have a price, so whole kits are credited, and by the first of their lines.

    Kits come with Odoo's manufacturing app, which is no dependency: without it nothing here has an effect.
    """

    _inherit = "after_sales.return.line"

    def _is_of_a_kit(self):
        """Whether these goods were sold as a part of a kit."""
        move = self.sudo().move_id
        return (
            "bom_line_id" in move._fields
            and bool(move.bom_line_id)
            and move.sale_line_id.product_id != move.product_id
        )

    def _kit_lines(self):
        """The lines of this return that are parts of the same sold kit, the one that is credited first."""
        return self.return_id.line_ids.filtered(lambda line: line.sale_line_id == self.sale_line_id and line._is_of_a_kit())

    def _has_price(self):
        """Whether this line is what the customer is credited by; the other parts of a kit come along with it."""
        return not self._is_of_a_kit() or self == self._kit_lines()[:1]

    def _kit_parts(self):
        """How much of each product is in one kit: {product: quantity in its own unit}."""
        sold = self.sudo().sale_line_id
        boms = sold.move_ids.bom_line_id.bom_id.filtered(
            lambda bom: sold.product_id in (bom.product_id or bom.product_tmpl_id.product_variant_ids)
        )
        bom = boms[:1] or self.env["mrp.bom"].sudo()._bom_find(
            sold.product_id, company_id=sold.company_id.id, bom_type="phantom"
        )[sold.product_id]
        units, parts = self.env["uom.uom"], {}
        for product_id, part in sold._get_bom_component_qty(bom).items():
            product = self.env["product.product"].browse(product_id)
            quantity = units.browse(part["uom"])._compute_quantity(part["qty"], product.uom_id, round=False)
            if product.type == "consu" and quantity:
                parts[product] = exact(quantity) / exact(bom.product_qty)
        return parts

    def _sold_quantity(self, quantity) -> Decimal:
        """``quantity`` of these goods in pieces of what was sold: as it is, or for the parts of a kit in kits."""
        if not self._is_of_a_kit():
            return exact(quantity)
        size = self._kit_parts().get(self.product_id)
        return exact(quantity) / size if size else Decimal(0)

    def _kits_of(self, measure):
        """How many whole kits ``measure`` (line -> quantity) of the parts on this return makes."""
        lines = self._kit_lines()
        found = {
            product: sum(exact(measure(line)) for line in lines if line.product_id == product) / size
            for product, size in self._kit_parts().items()
        }
        return min(found.values(), default=Decimal(0)).to_integral_value(ROUND_FLOOR), found

    def _due_quantity(self):
        """Of a kit as much is due as makes whole kits, once their goods are in or inspection accepted them."""
        if not self._is_of_a_kit():
            return super()._due_quantity()
        if not self._has_price():
            return 0.0
        whole, _found = self._kits_of(lambda line: line._part_due())
        return float(whole * self._kit_parts().get(self.product_id, Decimal(0)))

    def _part_due(self):
        waits = self.credit_moment == "inspection" and not self._goes_to_vendor()
        return self.accepted_qty if waits else max(self.received_qty - self.handed_back_qty, 0.0)

    # A part that comes in may complete a kit that another line is credited by.
    @api.depends(
        "return_id.line_ids.received_qty", "return_id.line_ids.accepted_qty", "return_id.line_ids.handed_back_qty"
    )
    def _compute_due_qty(self):
        super()._compute_due_qty()

    def _compute_credited_qty(self):
        super()._compute_credited_qty()
        for line in self.filtered(lambda line: line._is_of_a_kit() and line.credited_qty):
            # Credited in kits, and counted in pieces of this part.
            line.credited_qty = float(exact(line.credited_qty) * line._kit_parts().get(line.product_id, Decimal(0)))

    def _prepare_kit_vals(self) -> dict:
        """Odoo counts kits by the parts that say of which kit they are."""
        return {"bom_line_id": self.move_id.bom_line_id.id} if self._is_of_a_kit() else {}

    def _get_part_blockers(self):
        """What speaks against a part of something that was sold as a whole."""
        sold = self.sale_line_id.product_id
        if not self._is_of_a_kit():
            yield reason("line_part_of_a_whole", line=self.display_name, whole=sold.display_name)
        elif self._has_price():
            yield from self._get_kit_blockers(sold)
        if self._is_of_a_kit() and self.remedy not in ("credit", "none"):
            yield reason("kit_only_credited", line=self.display_name, whole=sold.display_name)

    def _get_kit_blockers(self, sold):
        whole, found = self._kits_of(lambda line: line.base_qty)
        most = max(found.values(), default=Decimal(0)).to_integral_value(rounding="ROUND_CEILING")
        missing = [product.display_name for product, kits in found.items() if kits != max(most, whole)]
        if missing or not found:
            yield reason(
                "line_part_of_a_kit", line=self.display_name, whole=sold.display_name, missing=", ".join(missing) or "?"
            )
        if sold.is_storable and sold.with_company(self.company_id).valuation == "real_time":
            yield reason("kit_is_stored", line=self.display_name, whole=sold.display_name)
