# Part of after_sales. LGPL-3.
from decimal import Decimal

from odoo.tests import tagged

from .printing import PrintingCommon, prints


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsCertificate(PrintingCommon):
    """The sales return certificate that the buyer stamps (R5.10)."""

    def set_stage(self):
        super().set_stage()
        self.product = self.a_product(taxes_id=self.tax_sale_a.ids)
        self.bought(self.product, 10, 10.0)
        self.order = self.an_order((self.product, 10, {"discount": 10.0}))
        self.delivered(self.order)

    def test_it_says_what_comes_back_and_what_the_buyer_keeps(self):
        invoice = self.invoiced(self.order)
        document = self.an_approved_return(self.order, (self.product, 4))

        (row,) = document._certificate_rows()

        self.assertEqual(row.invoice_line.move_id, invoice)
        self.assertEqual((row.quantity, row.unit_price, row.untaxed, row.tax), (4, 90, 360, 54))
        self.assertEqual((row.kept_quantity, row.kept_untaxed), (6, 540))

    def test_before_and_after_the_credit_note_it_says_the_same(self):
        self.invoiced(self.order)
        document = self.an_approved_return(self.order, (self.product, 3))
        before = document._certificate_rows()

        self.received(document)

        self.assertEqual(document.state, "done")
        self.assertEqual(document._certificate_rows(), before)
        self.assertEqual(document.sudo().credit_note_ids.amount_total, float(before[0].untaxed + before[0].tax))

    def test_partly_received_goods_stand_in_one_row_with_those_to_come(self):
        self.invoiced(self.order)
        document = self.an_approved_return(self.order, (self.product, 5))

        self.received(document, {self.product: 2.0})

        (row,) = document._certificate_rows()
        self.assertEqual((row.quantity, row.untaxed, row.kept_quantity), (5, 450, 5))

    def test_serial_numbers_of_one_invoice_line_share_a_row(self):
        boiler = self.a_product(name="Serial Boiler", tracking="serial")
        lots = [self.a_lot(boiler, name) for name in ("S1", "S2")]
        for lot in lots:
            self.bought(boiler, 1, 10.0, lot)
        order = self.an_order((boiler, 2))
        self.delivered(order, lots={boiler: [(lot, 1.0) for lot in lots]})
        self.invoiced(order)
        document = self.an_approved_return(order, *[(boiler, 1, lot) for lot in lots])

        (row,) = document._certificate_rows()

        self.assertEqual((row.lots.mapped("name"), row.quantity, row.kept_quantity), (["S1", "S2"], 2, 0))

    def test_two_invoices_have_a_row_each(self):
        product = self.a_product(name="Pump", invoice_policy="order")
        self.bought(product, 10, 10.0)
        order = self.an_order((product, 10))
        picking = self.delivered(order)
        first = self.invoiced(order)
        self.assertEqual(picking.state, "done")
        order.order_line.product_uom_qty = 12
        second = self.invoiced(order)

        document = self.an_approved_return(order, (product, 10))

        self.assertIn(first, [row.invoice_line.move_id for row in document._certificate_rows()])
        self.assertLessEqual(sum(row.quantity for row in document._certificate_rows()), Decimal(12))
        self.assertEqual(second.state, "posted")

    def test_what_was_never_invoiced_needs_no_certificate(self):
        document = self.an_approved_return(self.order, (self.product, 4))

        self.assertRefused(lambda: self.shown("certificate", document), f"Nothing of {document.name} was invoiced")

    @prints
    def test_the_buyer_reads_it_in_his_language_with_his_tax_number(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.customer.write({"vat": "BE0477472701", "lang": "fr_FR"})
        self.company.vat = "BE0403170701"
        invoice = self.invoiced(self.order)
        document = self.an_approved_return(self.order, (self.product, 4))

        page = self.pages("certificate", document)[0]

        for words in ("BE0477472701", "BE0403170701", invoice.name, document.name, "02/03/2026", "360,00", "54,00"):
            self.assertIn(words, page)
