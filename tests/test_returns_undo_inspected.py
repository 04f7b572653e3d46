# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .inspections import InspectionCase


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsUndoInspected(InspectionCase):
    """Undoing a return takes back what inspection did, where the goods are still there (checklist B50)."""

    def test_goods_that_inspection_put_into_stock_go_back_to_the_customer(self):
        document = self.a_waiting(4)
        inspection = self.inspected(document, ("restock", 3), ("scrap", 1))

        document.with_user(self.undo)._undo("Wrong customer")

        self.assertEqual((document.state, inspection.state), ("undone", "cancelled"))
        self.assertStock(self.product, on_hand=20.0, quarantine=0.0, value=200.0)
        self.assertFalse(document.inspection_ids.filtered(lambda each: each.state == "draft" and each.quantity))

    def test_goods_that_were_all_scrapped_are_found_again_by_who_may_only_undo(self):
        document = self.a_waiting(4)
        self.inspected(document, ("scrap", 4))
        self.env.invalidate_all()

        document.with_user(self.undo)._undo("Wrong customer")

        self.assertEqual(document.state, "undone")
        self.assertStock(self.product, on_hand=20.0, quarantine=0.0, value=200.0)

    def test_goods_that_were_sold_on_are_not_undone(self):
        document = self.a_waiting(4)
        self.inspected(document, ("restock", 4))
        self.delivered(self.an_order((self.product, 24)))

        self.assertRefused(lambda: document.with_user(self.undo)._undo("Wrong customer"), "not free in")

        self.assertEqual(document.state, "done")
