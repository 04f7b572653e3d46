# Part of after_sales. LGPL-3.
from io import BytesIO

from openpyxl import load_workbook

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, tagged

from .allowances import Allowances
from .common import AfterSalesCommon


class LiabilityCommon(Allowances, AfterSalesCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rnd = cls._a_user("rnd")
        cls.company.after_sales_compensation_account_id = cls.env["account.account"].create(
            {"name": "Damages", "code": "699907", "account_type": "expense_other"}
        )

    def a_claim(self, amount=75.0, **values):
        return self.an_allowance((None, {"name": "Floor", "given_amount": amount}), kind="compensation", **values)


@tagged("post_install", "-at_install", "after_sales")
class TestAllowanceLiability(LiabilityCommon):
    """Damages outside a case say how far we are liable, and why (R6.07, R6.10)."""

    def test_damages_say_how_far_we_are_liable_and_why(self):
        self.assertRefused(self.a_claim(liability_percent=0, liability_basis=False).action_submit, "nobody said yet")
        self.assertRefused(self.a_claim(liability_percent=60, liability_basis=False).action_submit, "but not why")
        self.assertRefused(self.a_claim(liability_percent=0).action_submit, "we answer for nothing")

    def test_no_more_than_our_part_of_the_claim_is_paid(self):
        document = self.a_claim(60.01, liability_percent=60, claimed_amount=100)
        self.assertRefused(document.action_submit, "our part (60 %)")
        document.line_ids.given_amount = 60

        document.action_submit()
        self.approved(document)

        self.assertEqual((document.state, document.sudo().credit_note_ids.amount_total), ("done", 60))

    def test_what_was_signed_holds_for_that_share_only(self):
        document = self.a_claim()
        document.action_submit()

        self.assertRefused(lambda: document.write({"liability_percent": 10}), "cannot change any more")
        self.env.cr.execute("UPDATE after_sales_allowance SET liability_percent = 90 WHERE id = %s", [document.id])
        document.invalidate_recordset()
        self.assertRefused(lambda: self.approved(document), "is not what was submitted")

    def test_a_disputed_claim_is_adjusted_or_cancelled_by_the_technical_department(self):
        document = self.a_claim(claimed_amount=100, liability_percent=50, is_disputed=True)
        self.assertRefused(document.action_submit, "negotiates it first")
        self.assertRefused(document.action_negotiate, error=AccessError)

        document.with_user(self.rnd)._settle_claim("cancelled", "It was dropped.")

        self.assertEqual((document.state, document.refusal), ("cancelled", "It was dropped."))

    def test_an_adjusted_claim_is_paid_as_settled(self):
        document = self.a_claim(50, claimed_amount=100, liability_percent=50, is_third_party=True)
        document.with_user(self.rnd)._settle_claim("adjusted", "Half of it is ours.")
        self.assertEqual(document.claim_settled_amount, 50)

        document.action_submit()

        self.assertEqual(document.state, "submitted")


@tagged("post_install", "-at_install", "after_sales")
class TestClaimLedger(LiabilityCommon, HttpCase):
    """The after-sales management ledger (R6.11)."""

    def rows(self, documents, user=None):
        self.env.flush_all()
        ledger = self.env["after_sales.claim.ledger"].with_user(user or self.quality)
        return ledger.search([("allowance_id", "in", documents.ids)])

    def test_every_claim_stands_in_the_ledger_with_what_was_given(self):
        paid, asked, refused = (self.a_claim(amount, claimed_amount=100) for amount in (75, 80, 90))
        (paid | asked).action_submit()
        self.approved(paid)
        refused.action_cancel()

        rows = self.rows(paid | asked | refused).sorted("id")

        self.assertEqual(rows.mapped("status"), ["given", "open", "refused"])
        self.assertEqual(rows.mapped("compensated_amount"), [75, 0, 0])
        self.assertEqual(rows.mapped("claimed_amount"), [100, 100, 100])
        self.assertEqual(rows[0].action_open()["res_id"], paid.id)

    def test_quality_files_each_claim_once_under_the_next_number(self):
        first, second = (self.a_claim() for _each in range(2))
        (first | second).action_submit()
        rows = self.rows(first | second)

        rows.action_file()

        numbers = (first | second).mapped("ledger_number")
        self.assertEqual(len(set(numbers)), 2)
        self.assertTrue(all(number.startswith("ASL/2026/") for number in numbers))
        self.assertEqual(first.filed_by_id, self.quality)
        self.assertRefused(rows.action_file, "has been filed as")
        third = self.a_claim()
        third.action_submit()
        auditor = self.rows(third, self.auditor)
        self.assertRefused(auditor.action_file, error=AccessError)
        self.assertRefused(lambda: third.write({"ledger_number": "ASL/1"}), error=AccessError)
        with self.assertRaises(AccessError):
            self.rows(third, self.sales)

    def test_the_workbook_holds_the_claims_that_one_may_read(self):
        document = self.a_claim(claimed_amount=100)
        document.action_submit()
        self.quality.password = self.quality.login
        self.authenticate(self.quality.login, self.quality.login)
        url = self.rows(document).action_export()["url"]

        answer = self.url_open(url)

        sheet = load_workbook(BytesIO(answer.content)).active
        self.assertEqual([cell.value for cell in sheet[2]][1], document.name)
        self.assertEqual(self.url_open("/after_sales/claims.xlsx?ids=x").status_code, 400)
