# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.tools import SQL

from ..customer_place import to_customer

ROLES = [("supplier", "Supplier"), ("production", "Own Production"), ("customer", "Customer")]


class AfterSalesProductParty(models.Model):
    """The archive of a product: from whom it came, who made it and who got it, since when and how much (R10.06).

    One row for each product, party, role and salesperson, in the product's own unit. A vendor of the price list stands
    there though nothing came from him yet.
    """

    _name = "after_sales.product.party"
    _description = "Supplier or Customer of a Product"
    _auto = False
    _order = "role, last_on desc, id"
    _rec_name = "partner_id"

    product_tmpl_id = fields.Many2one("product.template", "Product", readonly=True)
    company_id = fields.Many2one("res.company", "Company", readonly=True)
    role = fields.Selection(ROLES, readonly=True)
    partner_id = fields.Many2one("res.partner", "Supplier or Customer", readonly=True)
    user_id = fields.Many2one("res.users", "Salesperson", readonly=True)
    first_on = fields.Datetime("First", readonly=True, aggregator="min")
    last_on = fields.Datetime("Last", readonly=True, aggregator="max")
    transfer_count = fields.Integer("Transfers", readonly=True)
    quantity = fields.Float(readonly=True, digits="Product Unit")

    @api.model
    def _times_of(self, templates) -> dict:
        """{(product, role): (first day, last day, transfers)} for what the user may see."""
        if not templates.ids or not self.has_access("read"):
            return {}
        groups = self._read_group(
            [("product_tmpl_id", "in", templates.ids)],
            ["product_tmpl_id", "role"],
            ["first_on:min", "last_on:max", "transfer_count:sum"],
        )
        return {(template, role): rest for template, role, *rest in groups}

    @property
    def _table_query(self):
        return SQL(
            "%s UNION ALL %s UNION ALL %s UNION ALL %s",
            self._moved(1, "supplier", self._is_from_vendor(), SQL("bringer.commercial_partner_id")),
            self._moved(2, "production", self._is_made(), SQL("company.partner_id")),
            self._moved(3, "customer", self._is_delivered(), self._buyer()),
            self._listed(),
        )

    def _is_from_vendor(self):
        """What another company of the group sold us comes out of the transit between companies."""
        return SQL(
            """(source.usage = 'supplier' OR source.usage = 'transit' AND source.company_id IS NULL
                AND target.usage = 'internal' AND move.sale_line_id IS NULL AND move.after_sales_return_line_id IS NULL)"""
        )

    def _is_made(self):
        return SQL("source.usage = 'production' AND target.usage = 'internal'")

    def _is_delivered(self):
        return SQL(
            "%s AND move.origin_returned_move_id IS NULL AND move.after_sales_send_back_line_id IS NULL", to_customer()
        )

    def _buyer(self):
        return SQL("COALESCE(buyer.commercial_partner_id, bringer.commercial_partner_id)")

    def _moved(self, number, role, condition, partner):
        """What transfers say, summed for each party."""
        user = SQL("document.user_id") if role == "customer" else SQL("NULL::integer")
        return SQL(
            """
            SELECT 4 * MIN(item.id) + %s AS id, product.product_tmpl_id, item.company_id, %s AS role,
                   %s AS partner_id, %s AS user_id, MIN(move.date) AS first_on, MAX(move.date) AS last_on,
                   COUNT(DISTINCT COALESCE(item.picking_id, -move.id)) AS transfer_count,
                   SUM(item.quantity_product_uom) AS quantity
              FROM product_product product
              JOIN stock_move_line item ON item.product_id = product.id AND item.state = 'done'
              JOIN stock_move move ON move.id = item.move_id
              JOIN res_company company ON company.id = item.company_id
              JOIN stock_location source ON source.id = item.location_id
              JOIN stock_location target ON target.id = item.location_dest_id
         LEFT JOIN stock_picking picking ON picking.id = item.picking_id
         LEFT JOIN res_partner bringer ON bringer.id = picking.partner_id
         LEFT JOIN sale_order_line sold ON sold.id = move.sale_line_id
         LEFT JOIN sale_order document ON document.id = sold.order_id
         LEFT JOIN res_partner buyer ON buyer.id = document.partner_id
             WHERE %s AND item.quantity_product_uom > 0
          GROUP BY product.product_tmpl_id, item.company_id, %s, %s
            """,
            number, role, partner, user, condition, partner, user,
        )  # fmt: skip

    def _listed(self):
        """Vendors of the price list that nothing came from."""
        return SQL(
            """
            SELECT 4 * MIN(listed.id), listed.product_tmpl_id, listed.company_id, 'supplier',
                   vendor.commercial_partner_id, NULL::integer, NULL::timestamp, NULL::timestamp, 0, 0
              FROM product_supplierinfo listed
              JOIN res_partner vendor ON vendor.id = listed.partner_id
             WHERE listed.product_tmpl_id IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM stock_move_line item
                                 JOIN product_product product ON product.id = item.product_id
                                 JOIN stock_location source ON source.id = item.location_id
                                 JOIN stock_picking picking ON picking.id = item.picking_id
                                 JOIN res_partner bringer ON bringer.id = picking.partner_id
                                WHERE product.product_tmpl_id = listed.product_tmpl_id AND item.state = 'done'
                                  AND source.usage = 'supplier'
                                  AND bringer.commercial_partner_id = vendor.commercial_partner_id)
          GROUP BY listed.product_tmpl_id, listed.company_id, vendor.commercial_partner_id
            """
        )
