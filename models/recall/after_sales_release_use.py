# Part of after_sales. LGPL-3.
from odoo import api, models

from ..exact import exact


class AfterSalesRelease(models.Model):
    """Which goods may leave with a release, and that each piece that did is known (R10.12)."""

    _inherit = "after_sales.release"

    @api.model
    def _open_for(self, lines):
        """The releases in force for the products and companies of these move lines; a consent that was changed is none."""
        releases = self.sudo().search(
            [
                ("state", "=", "approved"),
                ("product_id", "in", lines.product_id.ids),
                ("company_id", "in", lines.company_id.ids),
                ("left_qty", ">", 0),
            ],
            order="id",
        )
        return releases.filtered(lambda release: not any(release._get_changed_blockers()))

    @api.model
    def _cover(self, lines):
        """Those of these move lines that a release lets go; each notes its release, and a release is used up by them."""
        covered = lines.browse()
        releases = self._open_for(lines) if lines else self
        left = {release: exact(release.left_qty) for release in releases}
        for line in lines:
            needed = exact(line.quantity_product_uom)
            release = releases.filtered(
                lambda each, line=line, needed=needed: each._is_for(line) and left[each] >= needed
            )[:1]
            if release:
                left[release] -= needed
                line.after_sales_release_id = release
                covered |= line
        return covered

    @api.model
    def _released_lots(self, move) -> set:
        """The lots that may be reserved for this move's customer though they are held."""
        releases = self._open_for(move)
        return {each.lot_id.id for each in releases if each._is_customer(move.picking_id.partner_id or move.partner_id)}

    def _is_for(self, line):
        partner = line.picking_id.partner_id or line.move_id.partner_id
        is_way_out = line.move_id._after_sales_is_away(line.location_dest_id)
        is_same = (self.product_id, self.lot_id) == (line.product_id, line.lot_id)
        return is_way_out and is_same and self._is_customer(partner)

    def _is_customer(self, partner):
        return bool(partner) and partner.commercial_partner_id == self.partner_id.commercial_partner_id

    def _advance(self):
        """What is used up is finished."""
        used = self.filtered(lambda release: release.state == "approved" and not release.left_qty)
        if used:
            used.sudo()._transition("post")
