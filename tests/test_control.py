# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestControl(AfterSalesCommon):
    """No credit and no return of goods by a side door (R7.03; checklist A53, A54)."""

    def set_stage(self):
        super().set_stage()
        self.product = self.a_product()
        self.bought(self.product, 40, 10.0)
        self.order = self.an_order((self.product, 10))
        self.delivered(self.order)
        self.invoice = self.invoiced(self.order)

    def test_installed_companies_are_watched_and_new_ones_are_not(self):
        self.assertEqual(self.env.ref("base.main_company").after_sales_control, "monitor")
        self.assertEqual(self.env["res.company"].create({"name": "Later Ltd"}).after_sales_control, "off")

    def test_enforced_no_way_posts_a_credit_note_without_a_document(self):
        self.company.after_sales_control = "enforce"

        for way in (
            lambda: self.a_loose_credit_note().action_post(),
            lambda: self.a_loose_credit_note()._post(),
            lambda: self.a_loose_credit_note().sudo().write({"state": "posted"}),
            lambda: self.invoice._reverse_moves(cancel=True),
            lambda: self.a_reversal("refund_moves")._post(),
            lambda: self.a_reversal("modify_moves"),
            lambda: self.a_switched_invoice().action_post(),
        ):
            self.assertRefused(way, "without an approved return")

    def test_enforced_the_job_that_posts_due_entries_leaves_it_in_draft(self):
        credit_note = self.a_loose_credit_note(auto_post="at_date")
        self.company.after_sales_control = "enforce"

        with self.enter_registry_test_mode(), self.assertLogs("odoo.addons.base.models.ir_cron", "WARNING"):
            self.env.ref("account.ir_cron_auto_post_draft_entry").sudo().method_direct_trigger()

        self.assertEqual(credit_note.state, "draft")

    def test_enforced_no_goods_come_back_without_a_document(self):
        self.company.after_sales_control = "enforce"

        self.assertRefused(lambda: self.validated(self.a_plain_return()), "without an approved return")

    def test_enforced_our_own_return_goes_through(self):
        self.company.after_sales_control = "enforce"

        document = self.a_returned(self.order, (self.product, 1))

        self.assertEqual(document.credit_status, "credited")

    def test_monitored_it_posts_and_stands_in_the_register(self):
        self.company.after_sales_control = "monitor"

        credit_note = self.a_loose_credit_note()
        credit_note.action_post()

        self.assertTrue(credit_note.after_sales_is_bypass)
        self.assertIn(credit_note, self.env["account.move"].search([("after_sales_is_bypass", "=", True)]))

    def test_monitored_our_own_credit_note_is_no_bypass(self):
        self.company.after_sales_control = "monitor"

        credit_note = self.a_returned(self.order, (self.product, 1)).sudo().credit_note_ids

        self.assertFalse(credit_note.after_sales_is_bypass)
        self.assertNotIn(credit_note, self.env["account.move"].search([("after_sales_is_bypass", "=", True)]))

    def test_a_posted_credit_note_cannot_be_edited_and_posted_again(self):
        credit_note = self.a_returned(self.order, (self.product, 1)).sudo().credit_note_ids
        credit_note.button_draft()
        credit_note.invoice_line_ids.price_unit = 999.0

        self.assertRefused(credit_note.action_post, "does not say what")

    def test_a_credit_note_cannot_borrow_an_approved_document(self):
        document = self.an_approved_return(self.order, (self.product, 1))
        credit_note = self.a_loose_credit_note()
        credit_note.after_sales_return_id = document

        self.assertRefused(credit_note.action_post, "does not say what")

    def test_a_credit_note_of_another_hand_lowers_what_a_return_can_credit(self):
        credit_note = self.a_reversal("refund_moves")
        credit_note.invoice_line_ids.quantity = 8
        credit_note.action_post()

        document = self.a_returned(self.order, (self.product, 9))

        self.assertEqual(document.sudo().credit_note_ids.invoice_line_ids.quantity, 1.0)
        self.assertEqual(self.order.order_line.qty_invoiced, 1.0)

    def a_loose_credit_note(self, **values):
        return self.env["account.move"].create(
            {
                "move_type": "out_refund",
                "partner_id": self.customer.id,
                "invoice_date": "2026-03-02",
                "date": "2026-03-02",
                "invoice_line_ids": [
                    Command.create({"name": "gift", "quantity": 1, "price_unit": 50.0, "tax_ids": []})
                ],
                **values,
            }
        )

    def a_reversal(self, method):
        wizard = self.env["account.move.reversal"].with_context(
            active_model="account.move", active_ids=self.invoice.ids
        )
        wizard = wizard.create({"journal_id": self.invoice.journal_id.id})
        getattr(wizard, method)()
        return wizard.new_move_ids.filtered(lambda move: move.move_type == "out_refund")

    def a_switched_invoice(self):
        invoice = self.env["account.move"].create(
            {
                "move_type": "out_invoice",
                "partner_id": self.customer.id,
                "invoice_date": "2026-03-02",
                "invoice_line_ids": [
                    Command.create({"name": "gift", "quantity": 1, "price_unit": 50.0, "tax_ids": []})
                ],
            }
        )
        invoice.action_switch_move_type()
        return invoice

    def a_plain_return(self):
        delivery = self.order.picking_ids
        wizard = (
            self.env["stock.return.picking"]
            .with_context(active_id=delivery.id, active_model="stock.picking")
            .create({})
        )
        wizard.product_return_moves.quantity = 1
        return self.env["stock.picking"].browse(wizard.action_create_returns()["res_id"])
