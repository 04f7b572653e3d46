# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .allowances import Allowances
from .printing import PrintingCommon, prints


@tagged("post_install", "-at_install", "after_sales")
class TestAllowanceCertificate(Allowances, PrintingCommon):
    """The sales allowance certificate that the buyer stamps and signs (R6.01, R6.02)."""

    def set_stage(self):
        super().set_stage()
        self.company.after_sales_allowance_proof_required = True
        self.product = self.a_product(taxes_id=self.tax_sale_a.ids)
        self.bought(self.product, 1000, 10.0)

    def a_sale(self, quantity=500, **line):
        self.order = self.an_order((self.product, quantity, {"price_unit": 20.0, **line}))
        self.delivered(self.order)
        return self.invoiced(self.order)

    def a_two_off(self, invoice, **values):
        return self.an_approved_allowance((invoice.invoice_line_ids, {"unit_amount": 2.0}), **values)

    @prints
    def test_two_copies_say_what_is_allowed_and_what_remains(self):
        """R6.01, R6.02, R6.03; Appendix C 8: 500 at 20 less 2 each is 1,000 off, net 18 and 9,000"""
        self.customer.vat, self.company.vat = "BE0477472701", "BE0403170701"
        invoice = self.a_sale()
        document = self.a_two_off(invoice)

        pages = self.pages("certificate", document)

        self.assertEqual(len(pages), 2)
        for page, keeper in zip(pages, ("Copy 1: Sales", "Copy 2: Accounting"), strict=True):
            self.assertIn("Sales Allowance Certificate", page)
            for words in (
                keeper,
                document.name,
                "03/02/2026",
                "500",
                " 20.00 2.00 ",
                "1,000.00",
                "150.00",
                " 18.00 ",
                "9,000.00",
                "1,150.00",
                self.reason.name,
                "BE0477472701",
                "BE0403170701",
                "Seal for invoices",
            ):
                self.assertIn(words, page)
            self.assertIn(invoice.name, page.replace(" ", ""))

    def test_amounts_are_without_tax_where_the_price_includes_it(self):
        included = self.tax_sale_a.copy({"name": "15 % incl.", "price_include_override": "tax_included"})
        invoice = self.a_sale(10, tax_ids=included.ids, price_unit=115.0)
        document = self.an_approved_allowance((invoice.invoice_line_ids, {"basis": "percent", "percent": 10.0}))

        (row,) = document._certificate_rows()

        self.assertEqual((row.sold, row.allowed, row.tax, row.net, row.per_unit(row.net)), (1000, 100, 15, 900, 90))

    def test_a_second_allowance_counts_from_what_the_first_left_and_the_first_says_what_it_said(self):
        invoice = self.a_sale()
        first = self.a_two_off(invoice)
        before = first._certificate_rows()

        second = self.an_approved_allowance((invoice.invoice_line_ids, {"unit_amount": 1.0}))

        (row,) = second._certificate_rows()
        self.assertEqual((row.earlier, row.allowed, row.net, row.per_unit(row.net)), (1000, 500, 8500, 17))
        self.assertEqual(first._certificate_rows(), before)
        self.company.after_sales_allowance_proof_required = False
        (first | second).sudo()._advance()
        self.assertEqual((first.state, first._certificate_rows()), ("done", before))

    def test_damages_are_certified_without_an_invoice(self):
        """R6.01"""
        self.company.after_sales_compensation_account_id = self.company_data["default_account_expense"]
        document = self.an_approved_allowance(
            (None, {"name": "Machine stood still", "given_amount": 800.0}), kind="compensation"
        )

        shown = self.shown("certificate", document)

        for words in ("Machine stood still", "800.00", "compensates the buyer", "Copy 2"):
            self.assertIn(words, shown)
        self.assertNotIn("Original invoice", shown)
        self.assertNotIn(self.approver_gm.name, shown)

    def test_nothing_is_printed_before_it_is_approved(self):
        """R6.02"""
        document = self.a_submitted_allowance((self.a_sale().invoice_line_ids, {"unit_amount": 2.0}))

        self.assertRefused(lambda: self.shown("certificate", document), f"{document.name} is not approved yet")
