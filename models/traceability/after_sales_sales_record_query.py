# Part of after_sales. LGPL-3.
from odoo import models
from odoo.tools import SQL

from ...rules.sales_record import ASKED, FIRM, PERISHABLE, PRICED, REGULATED, TRACKED
from ..customer_place import to_customer


class AfterSalesSalesRecord(models.Model):
    """Where the sales record is read from.

    Nothing is grouped, so a search by lot, product or customer reaches the indexes of transfers and orders, and what
    is read of one row does not grow with the others.
    """

    _inherit = "after_sales.sales.record"

    @property
    def _table_query(self):
        return SQL(
            "SELECT said.*, said.missing_codes != '' AS is_incomplete FROM (SELECT record.*, %s AS missing_codes FROM (%s) record) said",
            self._missing(),
            SQL("%s FROM (%s UNION ALL %s) moved %s", self._columns(), self._sold(), self._unsold(), self._joins()),
        )

    # -- which rows ----------------------------------------------------------------------------------------------------

    def _sold(self):
        """Deliveries of an order; its customer is the buyer."""
        return SQL(
            """
            SELECT %s, sold.id AS sale_line_id, document.id AS order_id, document.partner_id, document.user_id,
                   document.date_order AS sold_on, document.currency_id
              FROM stock_move_line item
              JOIN stock_move move ON move.id = item.move_id
              JOIN sale_order_line sold ON sold.id = move.sale_line_id
              JOIN sale_order document ON document.id = sold.order_id
         LEFT JOIN stock_picking picking ON picking.id = item.picking_id
              %s
            """,
            self._moved(),
            self._is_delivery(SQL("document.partner_id")),
        )

    def _unsold(self):
        """Deliveries without an order: whom they went to is the buyer."""
        return SQL(
            """
            SELECT %s, NULL::integer, NULL::integer, picking.partner_id, NULL::integer, move.date, NULL::integer
              FROM stock_move_line item
              JOIN stock_move move ON move.id = item.move_id AND move.sale_line_id IS NULL
         LEFT JOIN stock_picking picking ON picking.id = item.picking_id
              %s
            """,
            self._moved(),
            self._is_delivery(SQL("picking.partner_id")),
        )

    def _moved(self):
        return SQL(
            """item.id, item.move_id, item.lot_id, item.product_id, item.picking_id, move.company_id,
               move.date AS delivered_on, move.after_sales_replacement_line_id IS NOT NULL AS is_replacement,
               picking.partner_id AS shipping_id, COALESCE(picking.after_sales_is_protected, FALSE) AS is_protected"""
        )

    def _is_delivery(self, buyer):
        """Goods that went to a customer for good, one row for each lot: not back to him, nor his own."""
        return SQL(
            """
              JOIN stock_location source ON source.id = item.location_id
              JOIN stock_location target ON target.id = item.location_dest_id
             WHERE %s AND item.state = 'done' AND item.quantity_product_uom > 0
               AND move.origin_returned_move_id IS NULL AND move.after_sales_send_back_line_id IS NULL
               AND (item.owner_id IS NULL
                    OR item.owner_id NOT IN (SELECT own.id FROM res_partner own JOIN res_partner it ON it.id = %s
                                              WHERE own.commercial_partner_id = it.commercial_partner_id))
               AND NOT EXISTS (SELECT 1 FROM stock_move_line before
                                WHERE before.move_id = item.move_id AND before.id < item.id
                                  AND before.lot_id IS NOT DISTINCT FROM item.lot_id
                                  AND before.state = 'done' AND before.quantity_product_uom > 0)
            """,
            to_customer(),
            buyer,
        )

    # -- what stands in a row ------------------------------------------------------------------------------------------

    def _columns(self):
        """Prices are those of the sold line, where it sold this product and no kit of it; replacements cost nothing."""
        return SQL(
            """
            SELECT moved.id, moved.move_id, moved.company_id, moved.product_id, moved.lot_id, moved.picking_id,
                   moved.sale_line_id, moved.order_id, moved.partner_id, moved.user_id, moved.sold_on,
                   moved.delivered_on, moved.shipping_id, moved.is_protected,
                   COALESCE(moved.currency_id, company.currency_id) AS currency_id,
                   CASE WHEN moved.is_replacement THEN 'replacement' WHEN moved.order_id IS NULL THEN 'undocumented'
                        ELSE 'sale' END AS kind,
                   product.product_tmpl_id, template.categ_id,
                   NULLIF(template.after_sales_specification, '') AS specification,
                   NULLIF(template.after_sales_registration_number, '') AS registration_number,
                   COALESCE(priced.uom_id, template.uom_id) AS uom_id,
                   counted.delivered * priced.ratio AS quantity,
                   counted.returned * priced.ratio AS returned_qty,
                   (counted.delivered - counted.returned) * priced.ratio AS kept_qty,
                   CASE WHEN moved.is_replacement THEN 0 ELSE priced.amount END AS unit_amount,
                   ROUND((CASE WHEN moved.is_replacement THEN 0
                               ELSE counted.delivered * priced.ratio * priced.amount END)::numeric,
                         (SELECT currency.decimal_places FROM res_currency currency
                           WHERE currency.id = COALESCE(moved.currency_id, company.currency_id))) AS amount,
                   %s AS expires_on, made.manufacturer_id, made.licence_number,
                   firm.id AS firm_id, NULLIF(firm.company_registry, '') AS business_licence,
                   CASE WHEN NOT buyer.is_company THEN buyer.name ELSE (%s) END AS contact_name,
                   COALESCE(NULLIF(buyer.phone, ''), NULLIF(firm.phone, ''), NULLIF((%s), '')) AS phone,
                   COALESCE(NULLIF(buyer.street, ''), NULLIF(firm.street, '')) AS street,
                   template.after_sales_is_regulated OR company.after_sales_is_regulated AS is_regulated,
                   template.tracking != 'none' AS is_tracked, %s AS is_perishable,
                   priced.is_part IS NOT TRUE AND NOT moved.is_replacement AS is_priced,
                   firm.is_company AS is_firm
            """,
            self._expiry(),
            self._contact("name"),
            self._contact("phone"),
            self._is_perishable(),
        )

    def _joins(self):
        """By primary key and from the left, so that the database leaves out what a search does not ask for."""
        return SQL(
            """
         LEFT JOIN res_company company ON company.id = moved.company_id
         LEFT JOIN product_product product ON product.id = moved.product_id
         LEFT JOIN product_template template ON template.id = product.product_tmpl_id
         LEFT JOIN uom_uom own ON own.id = template.uom_id
         LEFT JOIN stock_lot lot ON lot.id = moved.lot_id
         LEFT JOIN res_partner buyer ON buyer.id = moved.partner_id
         LEFT JOIN res_partner firm ON firm.id = buyer.commercial_partner_id
         LEFT JOIN sale_order_line sold ON sold.id = moved.sale_line_id
         LEFT JOIN uom_uom unit ON unit.id = sold.product_uom_id
        CROSS JOIN LATERAL (%s) priced
        CROSS JOIN LATERAL (%s) counted
        CROSS JOIN LATERAL (%s) made
            """,
            self._price(), self._quantities(), self._maker(),
        )  # fmt: skip

    def _contact(self, name):
        """Of a firm, the first person in it. Asked where it is shown, so that it costs nothing elsewhere."""
        return SQL(
            """SELECT person.%s FROM res_partner person
                WHERE person.parent_id = firm.id AND person.active AND person.type = 'contact' AND NOT person.is_company
             ORDER BY person.id LIMIT 1""",
            SQL.identifier(name),
        )

    def _price(self):
        """Unit, how many of it are one of the product's own, and the price for one."""
        return SQL(
            """SELECT CASE WHEN sold.product_id = moved.product_id THEN sold.product_uom_id END AS uom_id,
                      CASE WHEN sold.product_id = moved.product_id THEN own.factor / unit.factor ELSE 1 END AS ratio,
                      CASE WHEN sold.product_id = moved.product_id
                           THEN COALESCE(sold.price_subtotal / NULLIF(sold.product_uom_qty, 0),
                                         sold.price_unit * (1 - COALESCE(sold.discount, 0) / 100)) END AS amount,
                      sold.product_id != moved.product_id AS is_part"""
        )

    def _quantities(self):
        """In the product's own unit; what came back and went out again did not come back."""
        return SQL(
            """
            SELECT (SELECT SUM(item.quantity_product_uom) FROM stock_move_line item
                     WHERE item.move_id = moved.move_id AND item.state = 'done'
                       AND item.lot_id IS NOT DISTINCT FROM moved.lot_id) AS delivered,
                   COALESCE((SELECT SUM(item.quantity_product_uom) FROM stock_move back
                               JOIN stock_move_line item ON item.move_id = back.id AND item.state = 'done'
                              WHERE back.origin_returned_move_id = moved.move_id
                                AND item.lot_id IS NOT DISTINCT FROM moved.lot_id), 0)
                   - COALESCE((SELECT SUM(item.quantity_product_uom) FROM stock_move back
                                 JOIN stock_move again ON again.origin_returned_move_id = back.id
                                 JOIN stock_move_line item ON item.move_id = again.id AND item.state = 'done'
                                WHERE back.origin_returned_move_id = moved.move_id
                                  AND item.lot_id IS NOT DISTINCT FROM moved.lot_id), 0) AS returned
            """
        )

    def _maker(self):
        """Whom the lot names, else the product, else the company where its goods are of its own make.

        A licence belongs to its maker: where the lot names another maker, the licence of the product does not count.
        """
        return SQL(
            """
            SELECT COALESCE(lot.after_sales_manufacturer_id, template.after_sales_manufacturer_id,
                            CASE WHEN company.after_sales_is_maker THEN company.partner_id END) AS manufacturer_id,
                   NULLIF(CASE WHEN lot.after_sales_licence_number != '' THEN lot.after_sales_licence_number
                        WHEN lot.after_sales_manufacturer_id != template.after_sales_manufacturer_id THEN NULL
                        WHEN template.after_sales_licence_number != '' THEN template.after_sales_licence_number
                        WHEN company.after_sales_is_maker AND company.partner_id = COALESCE(
                             lot.after_sales_manufacturer_id, template.after_sales_manufacturer_id, company.partner_id)
                        THEN company.after_sales_licence_number END, '') AS licence_number
            """
        )

    # -- expiry --------------------------------------------------------------------------------------------------------

    def _has_odoo_expiry(self):
        return self.env["stock.lot"]._after_sales_has_odoo_expiry()

    def _expiry(self):
        """Odoo's day of expiry where its module keeps one, else ours."""
        if self._has_odoo_expiry():
            return SQL("COALESCE(lot.expiration_date::date, lot.after_sales_expires_on)")
        return SQL("lot.after_sales_expires_on")

    def _is_perishable(self):
        kept = SQL("template.use_expiration_date") if self._has_odoo_expiry() else SQL("FALSE")
        return SQL(
            """NOT COALESCE(template.after_sales_is_lasting, FALSE)
               AND (template.after_sales_is_regulated OR company.after_sales_is_regulated OR %s)""",
            kept,
        )

    # -- what is missing -----------------------------------------------------------------------------------------------

    def _missing(self):
        """The rule of ``rules/sales_record.py`` in the words of the database."""
        traits = {
            REGULATED: SQL("record.is_regulated"),
            TRACKED: SQL("record.is_tracked"),
            PERISHABLE: SQL("record.is_perishable"),
            PRICED: SQL("record.is_priced"),
            FIRM: SQL("record.is_firm"),
        }
        parts = []
        for code, when in ASKED.items():
            asked = SQL(" OR ").join(traits[trait] for trait in sorted(when)) if when else SQL("TRUE")
            column = SQL("record.%s", SQL.identifier(code))
            parts.append(SQL("CASE WHEN %s IS NULL AND (%s) THEN %s END", column, asked, code))
        return SQL("CONCAT_WS(',', %s)", SQL(", ").join(parts))
