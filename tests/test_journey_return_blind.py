# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .blind_common import BlindReturns
from .common import AfterSalesCommon
from .returns_cents import ReturnsCents


@tagged("post_install", "-at_install", "after_sales")
class TestJourneyReturnBlind(BlindReturns, ReturnsCents, AfterSalesCommon):
    """Goods nobody knows, from the counter to stock value and journal items (checklist B6, R5.16)."""

    def set_stage(self):
        super().set_stage()
        self.receivable = self.company_data["default_account_receivable"]
        self.income = self.company_data["default_account_revenue"]

    def test_average_cost(self):
        product = self.a_product()
        self.bought(product, 2, 10.0)

        document = self.a_received_blind_return(product, 2.0)

        self.assertEqual((document.state, document.credit_status), ("done", "credited"))
        self.assertStock(product, on_hand=2.0, quarantine=2.0, value=32.0)
        note = document.sudo().credit_note_ids
        self.assertEqual((note.reversed_entry_id, note.amount_total, note.payment_state), (note.browse(), 160.0, "not_paid"))
        self.assertIn("goods without a known delivery", note.ref)
        self.assertLedger(
            note, {self.receivable: -160.0, self.income: 160.0, self.stock_account: 12.0, self.cogs_account: -12.0}
        )

    def test_first_in_first_out(self):
        product = self.a_product(method="fifo")
        self.bought(product, 2, 10.0)

        document = self.a_received_blind_return(product, 2.0)

        self.assertStock(product, quarantine=2.0, value=32.0)
        self.assertLedger(
            document.sudo().credit_note_ids,
            {self.receivable: -160.0, self.income: 160.0, self.stock_account: 12.0, self.cogs_account: -12.0},
        )

    def test_standard_cost(self):
        product = self.a_product(method="standard", cost=10.0)

        document = self.a_received_blind_return(product, 2.0, {"cost_source": "today"})

        self.assertStock(product, quarantine=2.0, value=20.0)
        self.assertLedger(
            document.sudo().credit_note_ids,
            {self.receivable: -160.0, self.income: 160.0, self.stock_account: 20.0, self.cogs_account: -20.0},
        )

    def test_a_lot_that_is_valued_on_its_own(self):
        product = self.a_product(tracking="lot", lot_valuated=True)
        dear = self.a_lot(product, "DEAR")
        self.bought(product, 2, 10.0, lot=dear)

        document = self.a_received_blind_return(product, 2.0, {"lot_name": "OLD"})

        old = document.sudo().line_ids.lot_id.with_company(self.company)
        self.assertEqual((old.name, old.standard_price, dear.with_company(self.company).standard_price), ("OLD", 6.0, 10.0))
        self.assertEqual(document.sudo().line_ids.receipt_move_ids.move_line_ids.lot_id, old)
        self.assertStock(product, quarantine=2.0, value=32.0)

    def test_taxes_are_those_of_today_by_the_customers_fiscal_position(self):
        home, away = self.a_tax(21), self.a_tax(7, price_include_override="tax_included")
        position = self.env["account.fiscal.position"].create({"name": "Away", "company_id": self.company.id})
        away.write({"fiscal_position_ids": position.ids, "original_tax_ids": home.ids})
        self.customer.with_company(self.company).property_account_position_id = position
        product = self.a_product(taxes_id=home.ids)

        document = self.a_received_blind_return(product, 1.0, {"agreed_price": 107.0})

        note = document.sudo().credit_note_ids
        self.assertEqual(note.invoice_line_ids.tax_ids, away)
        self.assertEqual((document.amount_untaxed, document.amount_total), (100.0, 107.0))
        self.assertEqual((note.fiscal_position_id, note.amount_untaxed, note.amount_total), (position, 100.0, 107.0))

    def test_what_is_foreseen_is_what_is_posted(self):
        product = self.a_product()
        document = self.a_blind_return(product, 3.0)
        document.action_submit()

        effect = str(document.with_user(self.approver_gm)._render_effect())
        for words in ("240.00", "18.00", "Credit note without an invoice"):
            self.assertIn(words, effect)
        document.with_user(self.approver_gm).action_approve()
        self.received(document)

        self.assertEqual(document.sudo().credit_note_ids.amount_total, 240.0)
        self.assertEqual(document.sudo().line_ids.receipt_move_ids.value, 18.0)

    def test_partial_receipts_are_credited_as_they_come(self):
        product = self.a_product(taxes_id=self.a_tax(7.7).ids)
        document = self.an_approved_blind_return(product, 3.0, {"agreed_price": 1.07})

        for _each in range(3):
            self.received(document, {product: 1.0})

        self.assertEqual((document.state, len(document.sudo().credit_note_ids)), ("done", 3))
        self.assertStock(product, quarantine=3.0, value=18.0)

    def test_goods_credited_at_nothing_are_booked_at_their_worth(self):
        product = self.a_product()

        document = self.a_received_blind_return(product, 2.0, {"price_source": "zero"})

        self.assertLedger(document.sudo().credit_note_ids, {self.stock_account: 12.0, self.cogs_account: -12.0})
        self.assertStock(product, quarantine=2.0, value=12.0)

    def test_goods_worth_nothing_book_no_cost(self):
        product = self.a_product()

        document = self.a_received_blind_return(product, 2.0, {"cost_source": "zero"})

        self.assertLedger(document.sudo().credit_note_ids, {self.receivable: -160.0, self.income: 160.0})
        self.assertStock(product, quarantine=2.0, value=0.0)

    def test_undoing_takes_back_goods_and_money(self):
        product = self.a_product()
        document = self.a_received_blind_return(product, 2.0)

        document.with_user(self.undo)._undo("The goods were the neighbour's")

        self.assertEqual(document.state, "undone")
        self.assertStock(product, quarantine=0.0, value=0.0)
        entries = document.sudo().credit_note_ids | document.sudo().credit_note_ids.after_sales_undone_by_id
        self.assertLedger(entries, {})

    def test_inspection_decides_and_sends_back_to_the_customer(self):
        product = self.a_product()
        back = self.env.ref("after_sales.after_sales_disposition_customer")
        document = self.an_approved_blind_return(product, 2.0, {"disposition_id": back.id})
        self.received(document)
        self.assertFalse(document.sudo().credit_note_ids)

        inspection = document.sudo().inspection_ids.with_user(self.quality)
        inspection.action_inspect()
        picking = inspection.sudo().line_ids.move_ids.picking_id
        self.validated(picking)

        self.assertEqual(picking.location_dest_id, self.customer.property_stock_customer)
        self.assertStock(product, quarantine=0.0)
        self.assertEqual(document.credit_status, "not_due")

    def test_the_self_check_finds_nothing(self):
        self.a_received_blind_return(self.a_product(), 2.0)
        self.an_approved_blind_return(self.a_product(name="Pump"), 1.0)

        self.assertFalse(self.env["after_sales.breach"]._check())

    def test_more_than_the_tolerance_is_reported_and_supplemented(self):
        product = self.a_product()
        document = self.a_received_blind_return(product, 2.0)
        picking = document.sudo().picking_ids
        surplus = self.env["after_sales.return.discrepancy"].with_user(self.warehouse_user).create(
            {"picking_id": picking.id, "line_id": document.line_ids.id, "product_id": product.id, "quantity": 1.0}
        )
        surplus.with_user(self.blind).action_supplement()

        supplement = surplus.supplement_id
        self.assertEqual((supplement.is_blind, supplement.amount_total), (True, 80.0))
        self.assertEqual(supplement.approval_step_ids.role_id.name, "General Manager")

    def test_the_customer_sees_it_and_the_slip_says_it(self):
        document = self.an_approved_blind_return(self.a_product(), 2.0)

        self.assertIn(("Without a known delivery", "Sold before our system began"), document._slip_basis())
        self.assertEqual(document._portal_papers()[0][0], "parcel")
        self.assertEqual(document._certificate_rows(), [])
