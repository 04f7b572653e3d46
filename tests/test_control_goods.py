# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestControlGoods(AfterSalesCommon):
    """Monitored, goods that come back around the documents are listed the same day (R7.03; checklist A53)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=40, sold=10)
        self.delivery = self.order.picking_ids
        self.at_customer = self.delivery.location_dest_id
        self.shelf = self.warehouse.lot_stock_id
        self.company.after_sales_control = "monitor"
        self.env.flush_all()

    def test_odoos_own_return_stands_in_the_register(self):
        picking = self.a_plain_return()
        self.assertFalse(self.in_register(picking.move_ids))

        self.validated(picking)

        self.assertTrue(self.in_register(picking.move_ids))

    def test_a_receipt_by_hand_stands_in_it_too(self):
        receipt = self.a_transfer(self.at_customer, self.shelf)
        self.validated(receipt)

        self.assertTrue(self.in_register(receipt.move_ids))

    def test_what_was_really_moved_counts_not_what_the_transfer_says(self):
        transfer = self.a_transfer(self.warehouse.wh_input_stock_loc_id, self.shelf)
        transfer.move_line_ids.unlink()
        move = transfer.move_ids
        self.env["stock.move.line"].create(move._prepare_move_line_vals(quantity=1) | {"location_id": self.at_customer.id})
        self.validated(transfer)

        self.assertTrue(self.in_register(move))

    def test_our_own_return_is_no_bypass(self):
        document = self.a_returned(self.order, (self.product, 2))

        self.assertFalse(self.in_register(document.sudo().picking_ids.move_ids))

    def test_deliveries_and_purchases_are_none(self):
        bought = self.bought(self.product, 5, 10.0)

        self.assertFalse(self.in_register(self.delivery.move_ids))
        self.assertFalse(self.in_register(bought))

    def test_goods_that_come_back_where_nobody_watched_are_not_listed(self):
        self.company.after_sales_control = "off"
        self.env.flush_all()
        self.env.cr.execute("UPDATE res_company SET after_sales_control_since = NULL WHERE id = %s", [self.company.id])
        self.company.invalidate_recordset(["after_sales_control_since"])
        picking = self.a_plain_return()
        self.validated(picking)

        self.assertFalse(self.in_register(picking.move_ids))

    def test_what_came_before_control_began_is_not_listed(self):
        self.env.cr.execute(
            "UPDATE res_company SET after_sales_control_since = %s WHERE id = %s", ["2026-03-05", self.company.id]
        )
        self.company.invalidate_recordset(["after_sales_control_since"])
        picking = self.a_plain_return()
        self.validated(picking)
        with freeze_time("2026-03-06"):
            later = self.a_plain_return()
            self.validated(later)

        self.assertTrue(self.in_register(later.move_ids))
        self.env.cr.execute("UPDATE stock_move SET create_date = '2026-03-02' WHERE id = %s", picking.move_ids.ids)
        self.assertFalse(self.in_register(picking.move_ids))

    def test_an_auditor_reads_the_list_as_it_is_shown(self):
        self.validated(self.a_plain_return())
        action = self.env.ref("after_sales.after_sales_bypass_goods_action")
        moves = self.env["stock.move"].with_user(self.auditor)
        shown = ("date", "reference", "quantity", "partner_id", "product_id", "location_dest_id", "write_uid")

        found = moves.search([("after_sales_is_bypass", "=", True)])
        rows = found.web_read({name: {"fields": {"display_name": {}}} if name.endswith("_id") else {} for name in shown})

        self.assertEqual([row["product_id"]["display_name"] for row in rows], [self.product.display_name])
        menu = self.env.ref("after_sales.after_sales_bypass_goods_menu")
        self.assertEqual(menu.action, action)
        self.assertIn(menu.id, self.env["ir.ui.menu"].with_user(self.auditor)._visible_menu_ids())

    # -- words of this file --------------------------------------------------------------------------------------------

    def in_register(self, moves):
        """Whether the register shows ``moves``, to him who opens it and to him who opens the move."""
        self.env.flush_all()
        moves.invalidate_recordset(["after_sales_is_bypass"])
        listed = moves <= self.env["stock.move"].search([("after_sales_is_bypass", "=", True)])
        self.assertEqual(all(moves.mapped("after_sales_is_bypass")), listed)
        return listed

    def a_plain_return(self):
        wizard = self.env["stock.return.picking"].with_context(active_id=self.delivery.id, active_model="stock.picking")
        wizard = wizard.create({})
        wizard.product_return_moves.quantity = 1
        return self.env["stock.picking"].browse(wizard.action_create_returns()["res_id"])

    def a_transfer(self, source, to):
        picking = self.env["stock.picking"].create(
            {
                "picking_type_id": self.warehouse.int_type_id.id,
                "location_id": source.id,
                "location_dest_id": to.id,
                "partner_id": self.customer.id,
                "move_ids": [
                    Command.create(
                        {
                            "product_id": self.product.id,
                            "product_uom_qty": 1,
                            "product_uom": self.product.uom_id.id,
                            "location_id": source.id,
                            "location_dest_id": to.id,
                        }
                    )
                ],
            }
        )
        picking.action_confirm()
        picking.move_ids.quantity = 1
        return picking
