# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.tools import SQL

from ..customer_place import with_customer


class AfterSalesBalance(models.Model):
    """What became of everything that was sold: one row for each sold line of goods, read from transfers and entries.

    Quantities are in the product's own unit. What is delivered is kept, or came back; what is invoiced is owed, or was
    credited. A row where more came back than went out, or more was credited than invoiced, is a breach.
    """

    _name = "after_sales.balance"
    _description = "Conservation of Sold Goods"
    _auto = False
    _order = "order_id desc, sale_line_id"
    _rec_name = "sale_line_id"

    sale_line_id = fields.Many2one("sale.order.line", "Sold Line", readonly=True)
    order_id = fields.Many2one("sale.order", "Sales Order", readonly=True)
    partner_id = fields.Many2one("res.partner", "Customer", readonly=True)
    product_id = fields.Many2one("product.product", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    currency_id = fields.Many2one("res.currency", readonly=True)
    ordered_on = fields.Datetime(readonly=True)
    delivered_qty = fields.Float("Delivered", readonly=True, digits="Product Unit")
    replaced_qty = fields.Float("Replaced", readonly=True, digits="Product Unit", help="Delivered once more, free.")
    returned_qty = fields.Float("Returned", readonly=True, digits="Product Unit")
    kept_qty = fields.Float("Kept", readonly=True, digits="Product Unit", help="What the customer has.")
    reserved_qty = fields.Float("Claimed", readonly=True, digits="Product Unit", help="By returns that are still open.")
    invoiced_qty = fields.Float("Invoiced", readonly=True, digits="Product Unit")
    credited_qty = fields.Float("Credited", readonly=True, digits="Product Unit")
    invoiced_amount = fields.Monetary("Invoiced Amount", readonly=True, help="Before tax.")
    credited_amount = fields.Monetary("Credited Amount", readonly=True, help="Before tax, for goods that came back.")
    allowed_amount = fields.Monetary("Allowed Amount", readonly=True, help="Before tax, without goods.")
    left_amount = fields.Monetary("Left Amount", readonly=True, help="Before tax: what the sale still comes to.")
    is_breach = fields.Boolean("Does Not Add Up", readonly=True)

    @property
    def _table_query(self):
        return SQL("WITH moved AS (%s), billed AS (%s), open AS (%s) %s", *self._parts(), self._whole())

    def _parts(self):
        return self._moved(), self._billed(), self._open()

    def _moved(self):
        """Goods of the sold product that went out and came back, as the transfers say."""
        return SQL(
            """
            SELECT move.sale_line_id,
                   SUM(CASE WHEN %(to)s AND move.origin_returned_move_id IS NULL
                             AND move.after_sales_replacement_line_id IS NULL THEN base.quantity ELSE 0 END) AS delivered,
                   SUM(CASE WHEN %(to)s AND move.after_sales_replacement_line_id IS NOT NULL
                            THEN base.quantity ELSE 0 END) AS replaced,
                   SUM(CASE WHEN %(from)s AND move.to_refund THEN base.quantity
                            WHEN %(to)s AND move.origin_returned_move_id IS NOT NULL
                             AND move.to_refund THEN -base.quantity ELSE 0 END) AS returned
              FROM stock_move move
              JOIN sale_order_line sold ON sold.id = move.sale_line_id AND sold.product_id = move.product_id
              JOIN stock_location source ON source.id = move.location_id
              JOIN stock_location target ON target.id = move.location_dest_id
              JOIN uom_uom unit ON unit.id = move.product_uom
              JOIN product_product product ON product.id = move.product_id
              JOIN product_template template ON template.id = product.product_tmpl_id
              JOIN uom_uom own ON own.id = template.uom_id
        CROSS JOIN LATERAL (SELECT move.quantity * unit.factor / own.factor AS quantity) base
             WHERE move.state = 'done'
          GROUP BY move.sale_line_id
            """,
            **{"to": with_customer("target"), "from": self.env["stock.move"]._after_sales_from_customer_sql()},
        )

    def _billed(self):
        """What was invoiced, and what credit notes took off.

        Those without the goods name the invoice line only. The debit that undoes one of them names nothing, so neither
        of the two counts; that of goods is linked to the order as its credit note is, and both do.
        """
        return SQL(
            """
            SELECT linked.sale_line_id,
                   SUM(CASE WHEN item.is_refund OR NOT linked.is_direct THEN 0 ELSE item.quantity END) AS invoiced,
                   SUM(CASE WHEN item.is_refund AND linked.is_direct THEN item.quantity ELSE 0 END) AS credited,
                   SUM(CASE WHEN item.is_refund THEN 0 ELSE item.amount END) AS invoiced_amount,
                   SUM(CASE WHEN item.is_refund AND linked.is_direct THEN item.amount ELSE 0 END) AS credited_amount,
                   SUM(CASE WHEN item.is_refund AND NOT linked.is_direct THEN item.amount ELSE 0 END) AS allowed_amount
              FROM (SELECT rel.order_line_id AS sale_line_id, rel.invoice_line_id AS line_id, TRUE AS is_direct
                      FROM sale_order_line_invoice_rel rel
                 UNION ALL
                    SELECT rel.order_line_id, allowed.id, FALSE
                      FROM account_move_line allowed
                      JOIN sale_order_line_invoice_rel rel ON rel.invoice_line_id = allowed.after_sales_origin_line_id
                      JOIN account_move entry ON entry.id = allowed.move_id AND entry.after_sales_undone_by_id IS NULL
                     WHERE NOT EXISTS (SELECT 1 FROM sale_order_line_invoice_rel own
                                        WHERE own.invoice_line_id = allowed.id)) linked
              JOIN (SELECT line.id, line.price_subtotal AS amount, entry.move_type = 'out_refund' AS is_refund,
                           line.quantity * COALESCE(unit.factor / own.factor, 1) AS quantity
                      FROM account_move_line line
                      JOIN account_move entry ON entry.id = line.move_id
                 LEFT JOIN product_product product ON product.id = line.product_id
                 LEFT JOIN product_template template ON template.id = product.product_tmpl_id
                 LEFT JOIN uom_uom own ON own.id = template.uom_id
                 LEFT JOIN uom_uom unit ON unit.id = line.product_uom_id
                     WHERE entry.state = 'posted' AND line.display_type = 'product'
                       AND entry.move_type IN ('out_invoice', 'out_refund')) item ON item.id = linked.line_id
          GROUP BY linked.sale_line_id
            """
        )

    def _open(self):
        return SQL(
            """
            SELECT sale_line_id, SUM(GREATEST(base_qty - received_qty, 0)) AS reserved
              FROM after_sales_return_line
             WHERE state IN ('submitted', 'approved')
          GROUP BY sale_line_id
            """
        )

    def _whole(self):
        return SQL(
            """
            SELECT sold.id, sold.id AS sale_line_id, sold.order_id, sales.partner_id, sold.product_id, sold.company_id,
                   sold.currency_id, sales.date_order AS ordered_on,
                   moved.delivered AS delivered_qty, moved.replaced AS replaced_qty, moved.returned AS returned_qty,
                   moved.delivered + moved.replaced - moved.returned AS kept_qty,
                   COALESCE(open.reserved, 0) AS reserved_qty,
                   COALESCE(billed.invoiced, 0) AS invoiced_qty, COALESCE(billed.credited, 0) AS credited_qty,
                   COALESCE(billed.invoiced_amount, 0) AS invoiced_amount,
                   COALESCE(billed.credited_amount, 0) AS credited_amount,
                   COALESCE(billed.allowed_amount, 0) AS allowed_amount,
                   COALESCE(billed.invoiced_amount - billed.credited_amount - billed.allowed_amount, 0) AS left_amount,
                   (moved.returned > moved.delivered + moved.replaced + 0.0001
                    OR COALESCE(billed.credited > billed.invoiced + 0.0001, FALSE)
                    OR COALESCE(billed.credited_amount + billed.allowed_amount > billed.invoiced_amount + 0.001, FALSE))
                       AS is_breach
              FROM moved
              JOIN sale_order_line sold ON sold.id = moved.sale_line_id
              JOIN sale_order sales ON sales.id = sold.order_id
         LEFT JOIN billed ON billed.sale_line_id = sold.id
         LEFT JOIN open ON open.sale_line_id = sold.id
            """
        )
