# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .allowances import Allowances
from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestAllowancePropose(Allowances, AfterSalesCommon):
    """Where an allowance begins: an invoice or an order, and what is left of it (R6.01)."""

    def set_stage(self):
        super().set_stage()
        self.boiler, self.pump = self.a_product(), self.a_product(name="Pump")
        for product in (self.boiler, self.pump):
            self.bought(product, 100, 10.0)
        self.order = self.an_order((self.boiler, 10), (self.pump, 5, {"price_unit": 40.0}))
        self.delivered(self.order)
        self.invoice = self.invoiced(self.order)

    def test_the_proposal_lists_what_is_left_of_every_line(self):
        self.an_approved_allowance((self.invoice.invoice_line_ids[0], {"unit_amount": 5.0}))
        self.a_submitted_allowance((self.invoice.invoice_line_ids[0], {"unit_amount": 1.0}))
        self.a_returned(self.order, (self.boiler, 2))

        lines = self.proposed(self.invoice).line_ids

        self.assertEqual(
            [
                (line.product_id.name, line.invoiced_amount, line.credited_amount, line.allowed_amount, line.open_amount)
                for line in lines
            ],
            # Five each were allowed on ten and one each is claimed; two came back at 95.
            [("Boiler", 1000.0, 190.0, 60.0, 750.0), ("Pump", 200.0, 0.0, 0.0, 200.0)],
        )

    def test_so_much_per_unit(self):
        proposal = self.proposed(self.invoice)
        proposal.line_ids[0].rate = 3.0
        proposal.line_ids[0].quantity = 4.0

        document = self.created(proposal)

        self.assertEqual((document.kind, document.partner_id, document.amount_total), ("allowance", self.customer, 12.0))
        self.assertEqual((document.invoice_ids, document.order_ids), (self.invoice, self.order))

    def test_percent_of_an_order(self):
        proposal = self.proposed(self.order)
        proposal.basis = "percent"
        proposal.line_ids.rate = 10.0

        self.assertEqual(self.created(proposal).line_ids.mapped("amount"), [100.0, 20.0])

    def test_a_lump_sum_is_spread_by_value_to_the_cent(self):
        proposal = self.proposed(self.invoice)
        proposal.write({"basis": "lump", "lump_amount": 100.0})

        document = self.created(proposal)
        self.assertEqual(document.line_ids.mapped("amount"), [83.33, 16.67])

        document.lump_amount = 10.0
        document.action_spread()
        self.assertEqual(document.line_ids.mapped("amount"), [8.33, 1.67])

    def test_several_invoices_of_one_customer_get_one_credit_note_each(self):
        other = self.an_order((self.pump, 1))
        self.delivered(other)
        invoices = self.invoice | self.invoiced(other)
        proposal = self.proposed(invoices)
        proposal.basis = "amount"
        proposal.line_ids.rate = 5.0

        document = self.created(proposal)
        document.action_submit()
        self.approved(document)

        self.assertEqual(document.sudo().credit_note_ids.reversed_entry_id, invoices)
        self.assertEqual(sorted(document.sudo().credit_note_ids.mapped("amount_total")), [5.0, 10.0])

    def test_buttons_lead_from_invoice_and_order_to_their_allowances(self):
        document = self.an_allowance((self.invoice.invoice_line_ids[0], {"unit_amount": 1.0}))

        for record in (self.invoice, self.order):
            self.assertEqual(record.after_sales_allowance_count, 1)
            self.assertEqual(record.action_view_after_sales_allowances()["res_id"], document.id)

    def test_nothing_invoiced_nothing_chosen_and_several_customers_are_refused(self):
        new = self.an_order((self.pump, 1))
        foreign = self.an_order((self.pump, 1), partner=self.partner_a)
        self.delivered(foreign)

        self.assertRefused(new.with_user(self.sales).action_after_sales_allowance, "been invoiced yet")
        self.assertRefused(self.proposed(self.invoice).action_create, "Nothing is chosen")
        self.assertRefused(
            (self.invoice | self.invoiced(foreign)).with_user(self.sales).action_after_sales_allowance, "several customers"
        )
        document = self.an_allowance((self.invoice.invoice_line_ids[0], {"unit_amount": 1.0}))
        self.assertRefused(document.action_spread, "no lump sum")

    def test_approvers_and_the_warehouse_propose_nothing(self):
        for user in (self.approver_gm, self.warehouse_user):
            self.assertRefused(self.invoice.with_user(user).action_after_sales_allowance, error=AccessError)

    def proposed(self, records):
        action = records.with_user(self.sales).action_after_sales_allowance()
        return self.env[action["res_model"]].with_user(self.sales).browse(action["res_id"])

    def created(self, proposal):
        proposal.reason_id = self.reason
        action = proposal.action_create()
        return self.env[action["res_model"]].with_user(self.sales).browse(action["res_id"])
