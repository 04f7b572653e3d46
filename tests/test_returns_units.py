# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsUnits(AfterSalesCommon):
    """Goods sold in one unit and returned in another are credited to the piece (R5.09; traps of rounding)."""

    def set_stage(self):
        super().set_stage()
        self.product = self.a_product()
        self.bought(self.product, 40, 10.0)

    def _a_dozen(self):
        order = self.an_order((self.product, 1, {"product_uom_id": self.dozen.id}))
        self.delivered(order)
        self.invoiced(order)
        return order

    def test_one_piece_of_a_dozen_is_credited_in_full(self):
        """A twelfth of a dozen is not 0.08 of it."""
        document = self.a_returned(self._a_dozen(), (self.product, 1))

        self.assertEqual(document.sudo().credit_note_ids.amount_total, 100.0)

    def test_pieces_returned_one_by_one_add_up_to_the_dozen(self):
        order = self._a_dozen()

        for _piece in range(3):
            self.a_returned(order, (self.product, 1))
        self.a_returned(order, (self.product, 9))

        credited = order.invoice_ids.filtered(lambda entry: entry.move_type == "out_refund")
        self.assertEqual(sum(credited.mapped("amount_total")), 1200.0)
        self.assertEqual(set(order.invoice_ids.mapped("amount_residual")), {0.0})

    def test_a_dozen_of_pieces_is_credited_as_a_dozen(self):
        order = self.an_order((self.product, 12))
        self.delivered(order)
        self.invoiced(order)

        document = self.a_returned(order, (self.product, 1, {"uom_id": self.dozen.id}))

        self.assertEqual(document.sudo().credit_note_ids.amount_total, 1200.0)
        self.assertEqual(document.sudo().credit_note_ids.invoice_line_ids.quantity, 12.0)
