# Part of after_sales. LGPL-3.
from lxml import etree

from odoo.tests import tagged
from odoo.tools.safe_eval import safe_eval

from .printing import PrintingCommon, prints


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsPrint(PrintingCommon):
    """The forms of a return on paper (R5.01, R5.02, R5.10, R5.15)."""

    def set_stage(self):
        super().set_stage()
        self.product = self.a_product(taxes_id=self.tax_sale_a.ids)
        self.bought(self.product, 10, 10.0)
        self.order = self.an_order((self.product, 10, {"discount": 10.0}))
        self.order.client_order_ref = "PO 4471"
        self.delivery = self.delivered(self.order)

    @prints
    def test_the_slip_has_four_copies_each_named_after_who_keeps_it(self):
        """R5.02"""
        document = self.an_approved_return(self.order, (self.product, 4))

        pages = self.pages("slip", document)

        keepers = ("Sales, for follow-up", "Finished-goods warehouse", "Accounting, with the", "Back to sales")
        self.assertEqual(len(pages), 4)
        for number, (page, keeper) in enumerate(zip(pages, keepers, strict=True), 1):
            self.assertIn(f"Copy {number}: {keeper}", page)
            self.assertIn(document.name, page)

    @prints
    def test_every_page_of_a_long_slip_says_which_copy_it_is(self):
        """R5.02"""
        order = self.an_order(*[(self.a_product(name=f"Part {number}"), 1) for number in range(45)])
        self.delivered(order)

        pages = self.pages("slip", self.an_approved_return(order))

        self.assertEqual(len(pages), 12)
        for page in pages:
            self.assertRegex(page, r"(Finished-Goods|Sales) Return Slip .*Copy [1-4]: .*Sheet [1-3]/3")

    def test_the_slip_says_reason_handling_basis_and_who_approved(self):
        """R5.01"""
        invoice = self.invoiced(self.order)
        document = self.a_return(self.order, (self.product, 4))
        document.line_ids.disposition_id = self.env.ref("after_sales.after_sales_disposition_scrap")
        document.action_submit()
        document.with_user(self.approver_gm).action_approve()

        slip = self.shown("slip", document, self.warehouse_user)

        for words in (
            self.reason.name,
            "Credit · Scrap",
            f"{self.order.name} (PO 4471)",
            self.delivery.name,
            invoice.name,
            self.sales.name,
            self.approver_gm.name,
        ):
            self.assertIn(words, slip)

    def test_the_slip_shows_approved_tolerated_and_counted_side_by_side(self):
        """R5.03, R5.07"""
        document = self.an_approved_return(self.order, (self.product, 4))
        self.assertEqual((document.line_ids._printed_most(), document.line_ids._printed_counted()), ("4.2", ""))

        self.received(document, {self.product: 3.0})

        self.assertEqual(document.line_ids._printed_counted(), "3")

    def test_goods_that_the_customer_keeps_are_not_on_the_slip(self):
        """R5.01"""
        pump = self.a_product(name="Pump P60")
        order = self.an_order((self.product, 1), (pump, 1))
        self.delivered(order)
        document = self.a_return(order)
        document.line_ids.filtered(lambda line: line.product_id == pump).remedy = "keep"

        self.assertEqual(document._slip_sheets()[0].product_id, self.product)
        self.assertEqual(document._slip_handling(), "Credit")

    def test_only_accounting_sees_money(self):
        """R5.02"""
        document = self.an_approved_return(self.order, (self.product, 4))

        copies = self.shown("slip", document).split("o_after_sales_copy")[1:]

        self.assertEqual([f"{document.amount_total:,.2f}" in copy for copy in copies], [False, False, True, False])

    def test_nothing_is_printed_before_it_is_approved(self):
        """R5.01"""
        document = self.a_submitted_return(self.order, (self.product, 4))

        for form in ("slip", "certificate", "parcel"):
            self.assertRefused(lambda form=form: self.shown(form, document), f"{document.name} is not approved yet")

    def test_the_note_for_the_parcel_says_where_to_send_what_and_nothing_internal(self):
        self.warehouse.partner_id = self.env["res.partner"].create({"name": "Yard 7", "street": "12 Dock Road"})
        document = self.an_approved_return(self.order, (self.product, 4))

        note = self.shown("parcel", document)

        for words in (document.name, "Yard 7", "12 Dock Road", self.product.name, self.customer.name):
            self.assertIn(words, note)
        for words in (self.approver_gm.name, self.sales.name, "Quarantine", f"{document.amount_total:,.2f}", "%"):
            self.assertNotIn(words, note.partition("<main>")[2])

    def test_the_return_list_has_a_row_for_each_returned_part(self):
        """R5.15"""
        document = self.received(self.an_approved_return(self.order, (self.product, 4)))

        listed = self.shown("list", document.line_ids, self.warehouse_user)

        for words in (document.name, self.product.name, self.customer.name, self.order.name, self.reason.name):
            self.assertIn(words, listed)

    @prints
    def test_chinese_characters_are_printed(self):
        self.customer.name = "永興五金行"
        document = self.an_approved_return(self.order, (self.product, 4))

        self.assertIn("永興五金行", self.pages("parcel", document)[0])

    def test_the_scanned_number_of_the_slip_finds_the_receipt(self):
        """The scanner types the number into the list of transfers and presses Enter: the first field is searched."""
        document = self.an_approved_return(self.order, (self.product, 4))
        receipt = document.sudo().picking_ids
        receipt.origin = "somebody wrote over it"

        view = self.env["stock.picking"].with_user(self.warehouse_user).get_view(
            self.env.ref("stock.view_picking_internal_search").id, "search"
        )
        first = etree.fromstring(view["arch"]).find("field")
        domain = safe_eval(first.get("filter_domain"), {"self": document.name})

        self.assertEqual(self.env["stock.picking"].with_user(self.warehouse_user).search(domain), receipt)
        self.assertIn("data:image/svg+xml;base64,", self.shown("slip", document))
