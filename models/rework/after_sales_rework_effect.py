# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.tools import SQL

from ..customer_place import to_customer


class AfterSalesReworkEffect(models.Model):
    """Whether rework helped: one row for each order that is done, and the first complaint or return that came after it.

    Goods with a lot or serial number are followed by it, once they went out again. Of goods without one the same
    product counts that comes back for the same reason within the company's window (R3.22).
    """

    _name = "after_sales.rework.effect"
    _description = "Effect of Rework"
    _auto = False
    _order = "finished_on desc, id desc"
    _rec_name = "repair_id"

    repair_id = fields.Many2one("repair.order", "Repair Order", readonly=True)
    routing_id = fields.Many2one("after_sales.rework.routing", "Routing", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    product_id = fields.Many2one("product.product", "Product", readonly=True)
    categ_id = fields.Many2one("product.category", "Product Category", readonly=True)
    lot_id = fields.Many2one("stock.lot", "Lot/Serial", readonly=True)
    reason_id = fields.Many2one("after_sales.reason", "Found Reason", readonly=True)
    return_id = fields.Many2one("after_sales.return", "Return", readonly=True)
    quantity = fields.Float("Reworked Quantity", readonly=True, digits="Product Unit")
    planned_hours = fields.Float("Planned Hours", readonly=True)
    actual_hours = fields.Float("Actual Hours", readonly=True)
    finished_on = fields.Datetime("Finished", readonly=True)
    sent_on = fields.Datetime("Went Out Again", readonly=True)
    came_back_on = fields.Datetime("Came Back On", readonly=True)
    came_back_case_id = fields.Many2one("after_sales.case", "Later Complaint", readonly=True)
    came_back_return_id = fields.Many2one("after_sales.return", "Later Return", readonly=True)
    is_back = fields.Boolean("Is Back", readonly=True)
    reworked_count = fields.Integer("Reworked", readonly=True)
    came_back_count = fields.Integer("Came Back", readonly=True)
    came_back_percent = fields.Float("Came Back (%)", readonly=True, aggregator="avg", digits=(16, 1))

    @property
    def _table_query(self):
        return SQL("WITH reworked AS (%s), sent AS (%s), back AS (%s) %s", *self._parts(), self._whole())

    def _parts(self):
        return self._reworked(), self._sent(), self._back()

    def _reworked(self):
        """Orders of returned goods that are finished."""
        return SQL(
            """
            SELECT repair.id, repair.company_id, repair.after_sales_routing_id AS routing_id, repair.product_id,
                   repair.lot_id, repair.product_qty AS quantity, repair.after_sales_return_id AS return_id,
                   repair.after_sales_receipt_move_id AS receipt_move_id,
                   repair.after_sales_finished_on AS finished_on,
                   COALESCE(finding.reason_id, document.reason_id) AS reason_id,
                   company.after_sales_rework_window_days * interval '1 day' AS window
              FROM repair_order repair
              JOIN res_company company ON company.id = repair.company_id
              JOIN after_sales_return document ON document.id = repair.after_sales_return_id
         LEFT JOIN after_sales_return_inspection_line finding ON finding.id = repair.after_sales_inspection_line_id
             WHERE repair.state = 'done' AND repair.after_sales_finished_on IS NOT NULL
            """
        )

    def _sent(self):
        """When they went to a customer again; goods of ours without a number are in stock, where nobody tells them apart."""
        return SQL(
            """
            SELECT reworked.id, moved.date AS sent_on,
                   CASE WHEN reworked.lot_id IS NULL AND reworked.receipt_move_id IS NULL THEN reworked.finished_on
                        ELSE moved.date END AS since
              FROM reworked
         LEFT JOIN LATERAL (
                    SELECT MIN(item.date) AS date
                      FROM stock_move_line item
                      JOIN stock_move move ON move.id = item.move_id
                      JOIN stock_location source ON source.id = item.location_id
                      JOIN stock_location target ON target.id = item.location_dest_id
                     WHERE item.state = 'done' AND %(to_customer)s AND item.date >= reworked.finished_on
                       AND (item.lot_id = reworked.lot_id
                            OR (reworked.lot_id IS NULL AND move.origin_returned_move_id = reworked.receipt_move_id))
                   ) moved ON TRUE
            """,
            to_customer=to_customer(),
        )

    def _back(self):
        """Complaints and returns that were made about these goods since: not the return for which they were reworked."""
        return SQL(
            """
            SELECT reworked.id, complaint.received_on AS back_on, complaint.id AS case_id, NULL::integer AS return_id
              FROM reworked
              JOIN sent ON sent.id = reworked.id
              JOIN after_sales_case_line item ON item.product_id = reworked.product_id
               AND (reworked.lot_id IS NULL OR item.lot_id = reworked.lot_id)
              JOIN after_sales_case complaint ON complaint.id = item.case_id
             WHERE complaint.company_id = reworked.company_id AND complaint.parent_id IS NULL
               AND complaint.state NOT IN ('draft', 'cancelled') AND complaint.finding IS DISTINCT FROM 'unfounded'
               AND complaint.received_on >= sent.since
               AND (reworked.lot_id IS NOT NULL OR complaint.reason_id = reworked.reason_id
                    AND complaint.received_on < sent.since + reworked.window)
         UNION ALL
            SELECT reworked.id, later.submitted_on, NULL, later.id
              FROM reworked
              JOIN sent ON sent.id = reworked.id
              JOIN after_sales_return_line item ON item.product_id = reworked.product_id
               AND (reworked.lot_id IS NULL OR item.lot_id = reworked.lot_id)
              JOIN after_sales_return later ON later.id = item.return_id
             WHERE later.company_id = reworked.company_id AND later.id != reworked.return_id
               AND later.state IN ('submitted', 'approved', 'done') AND later.submitted_on >= sent.since
               AND (reworked.lot_id IS NOT NULL OR later.reason_id = reworked.reason_id
                    AND later.submitted_on < sent.since + reworked.window)
            """
        )

    def _whole(self):
        return SQL(
            """
            SELECT reworked.id, reworked.id AS repair_id, reworked.routing_id, reworked.company_id,
                   reworked.product_id, template.categ_id, reworked.lot_id, reworked.reason_id, reworked.return_id,
                   reworked.quantity, reworked.finished_on, sent.sent_on, spent.planned_hours, spent.actual_hours,
                   first.back_on AS came_back_on, first.case_id AS came_back_case_id,
                   first.return_id AS came_back_return_id, first.back_on IS NOT NULL AS is_back,
                   1 AS reworked_count, (first.back_on IS NOT NULL)::integer AS came_back_count,
                   100.0 * (first.back_on IS NOT NULL)::integer AS came_back_percent
              FROM reworked
              JOIN sent ON sent.id = reworked.id
              JOIN product_product product ON product.id = reworked.product_id
              JOIN product_template template ON template.id = product.product_tmpl_id
         LEFT JOIN LATERAL (
                    SELECT back.* FROM back WHERE back.id = reworked.id ORDER BY back.back_on, back.case_id LIMIT 1
                   ) first ON TRUE
         LEFT JOIN LATERAL (
                    SELECT SUM(operation.planned_hours) FILTER (WHERE operation.state = 'done') AS planned_hours,
                           SUM(operation.actual_hours) AS actual_hours
                      FROM after_sales_rework_operation operation WHERE operation.repair_id = reworked.id
                   ) spent ON TRUE
            """
        )
