# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import tagged

from .common import AfterSalesCommon

LOGGER = "odoo.addons.after_sales.models.lifecycle.after_sales_breach"


@tagged("post_install", "-at_install", "after_sales")
class TestLifecycleBreach(AfterSalesCommon):
    """The nightly self-check names what cannot be, and nothing else."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=40, sold=20)
        self.invoice = self.invoiced(self.order)
        self.breaches = self.env["after_sales.breach"]

    def _checked(self, *sentences):
        self.env.flush_all()
        with self.assertLogs(LOGGER, "ERROR"):
            found = self.breaches._check()
        for sentence in sentences:
            self.assertIn(sentence, "\n".join(found.mapped("sentence")))
        return found

    def _balance(self):
        self.env.flush_all()
        self.env["after_sales.balance"].invalidate_model()
        return self.env["after_sales.balance"].browse(self.order.order_line.id)

    def test_returns_replacements_and_open_claims_add_up(self):
        self.a_returned(self.order, (self.product, 3))
        replaced = self.a_returned(self.order, (self.product, 2, {"remedy": "replacement"})).sudo()
        replaced._deliveries().move_ids.picked = True
        replaced._deliveries().button_validate()
        self.a_submitted_return(self.order, (self.product, 4))

        row = self._balance()

        self.assertEqual(
            (row.delivered_qty, row.replaced_qty, row.returned_qty, row.kept_qty, row.reserved_qty),
            (20.0, 2.0, 5.0, 17.0, 4.0),
        )
        self.assertEqual((row.invoiced_amount, row.credited_amount, row.left_amount), (2000.0, 300.0, 1700.0))
        self.assertFalse(row.is_breach or self.breaches._check())

    def test_goods_in_dozens_add_up_in_the_products_own_unit(self):
        order = self.an_order((self.product, 1, {"product_uom_id": self.dozen.id}))
        self.delivered(order)
        self.invoiced(order)
        self.order = order
        self.a_returned(order, (self.product, 1, {"uom_id": self.dozen.id}))

        row = self._balance()

        self.assertEqual(
            (row.delivered_qty, row.returned_qty, row.invoiced_qty, row.credited_qty), (12.0, 12.0, 12.0, 12.0)
        )

    def test_goods_to_repair_are_kept_by_the_customer(self):
        self.a_returned(self.order, (self.product, 1, {"remedy": "repair"}))

        self.assertEqual(self._balance().kept_qty, 20.0)

    def test_more_back_than_went_out_is_told_once_to_whoever_can_mend_it(self):
        self.a_returned(self.order, (self.product, 3))
        self.env.flush_all()
        self.env.cr.execute("UPDATE stock_move SET quantity = 30 WHERE after_sales_return_line_id IS NOT NULL")

        found = self._checked("30 came back of 20 delivered")

        self.assertIn(self.accountant, found.activity_ids.user_id)
        self.assertFalse(self.breaches._check())

    def test_what_is_mended_is_told_to_be_gone(self):
        self.a_returned(self.order, (self.product, 3))
        self.env.flush_all()
        self.env.cr.execute("UPDATE stock_move SET quantity = 30 WHERE after_sales_return_line_id IS NOT NULL")
        found = self._checked()
        self.env.cr.execute("UPDATE stock_move SET quantity = 3 WHERE after_sales_return_line_id IS NOT NULL")

        self.breaches._check()

        self.assertFalse(found.is_open or found.activity_ids)

    def test_a_posting_without_its_entry_is_told(self):
        document = self.a_returned(self.order, (self.product, 3)).sudo()
        self.env.flush_all()
        self.env.cr.execute("UPDATE after_sales_posting SET entry_id = 987654321 WHERE res_id = %s", [document.id])

        self._checked("points to an entry that is gone")

    def test_a_credit_note_that_its_return_did_not_make_is_told(self):
        document = self.a_returned(self.order, (self.product, 3)).sudo()
        self.env.flush_all()
        self.env.cr.execute("DELETE FROM after_sales_posting WHERE res_id = %s AND kind = 'credit_note'", [document.id])

        self._checked("which did not make it")

    def test_a_credit_above_what_was_approved_is_told(self):
        document = self.a_returned(self.order, (self.product, 3)).sudo()
        self.env.flush_all()
        self.env.cr.execute("UPDATE account_move SET amount_total = 900 WHERE id = %s", [document.credit_note_ids.id])
        self.env.invalidate_all()

        self._checked("only")

    def test_the_cron_and_the_button_check(self):
        with self.enter_registry_test_mode():
            self.env.ref("after_sales.after_sales_breach_cron_check").method_direct_trigger()
        # As the button of the list does, which hands over what is selected.
        told = call_kw(self.breaches.with_user(self.accountant), "action_check", [[]], {})

        self.assertEqual(told["params"]["type"], "success")

    def test_sales_and_warehouse_do_not_check_and_nobody_writes_a_breach(self):
        self.assertRefused(self.breaches.with_user(self.sales).action_check, error=AccessError)
        self.assertRefused(lambda: self.breaches.sudo().create({"kind": "x"}), error=AccessError)

    def test_a_breach_leads_to_its_record(self):
        self.a_returned(self.order, (self.product, 3))
        self.env.flush_all()
        self.env.cr.execute("UPDATE stock_move SET quantity = 30 WHERE after_sales_return_line_id IS NOT NULL")

        self.assertEqual(self._checked()[:1].action_view_record()["res_model"], "sale.order.line")
