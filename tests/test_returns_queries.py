# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import tagged

from .common import AfterSalesCommon

#: What one return costs, from asking to the reconciled credit note; raise them only with a reason in benchmarks/.
ALONE = 310
EACH_OF_MANY = 16


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsQueries(AfterSalesCommon):
    """A return asks the database a bounded number of times: alone, among others, and after others (ADR 0039).

    Each person's part ends as a request does, with everything written. What is measured is measured the second time:
    the first fills what Odoo keeps for all.
    """

    alone = ALONE

    def set_stage(self):
        super().set_stage()
        self.product = self.a_product()
        self.bought(self.product, 200, 10.0)

    def setUp(self):
        super().setUp()
        self._queries(self._sales(1))

    def test_one_return_alone_has_a_ceiling(self):
        self.assertLessEqual(self._queries(self._sales(1)), self.alone)

    def test_one_more_return_in_a_batch_has_a_ceiling(self):
        few, many = self._queries(self._sales(5)), self._queries(self._sales(10))

        self.assertLessEqual((many - few) / 5, EACH_OF_MANY)

    def test_a_return_after_others_costs_what_the_first_ones_cost(self):
        early = self._queries(self._sales(1))
        self._queries(self._sales(12))

        self.assertLessEqual(self._queries(self._sales(1)), early + 3)

    # -- words of this file --------------------------------------------------------------------------------------------

    def _sales(self, count):
        """Orders of one customer, each of two pieces, delivered and invoiced on its own."""
        orders = self.env["sale.order"].union(*(self.an_order((self.product, 2)) for _each in range(count)))
        for order in orders:
            self.delivered(order)
            self.invoiced(order)
        return orders

    def _queries(self, orders):
        """How many queries all of ``orders`` cost to be returned, by three people."""
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        returns = self.env["after_sales.return"].with_user(self.sales)
        documents = returns.create([self._prepare_return_vals(order) for order in orders])
        documents.action_submit()
        self.env.cr.flush()
        documents.with_user(self.approver_gm).action_approve()
        self.env.cr.flush()
        self.received(documents)
        self.env.cr.flush()
        self.assertEqual(documents.mapped("state"), ["done"] * len(orders))
        return self.env.cr.sql_log_count - before

    def _prepare_return_vals(self, order):
        return {
            "partner_id": order.partner_id.id,
            "company_id": order.company_id.id,
            "reason_id": self.reason.id,
            "line_ids": [
                Command.create({"move_id": move.id, "quantity": move.quantity}) for move in order.order_line.move_ids
            ],
        }
