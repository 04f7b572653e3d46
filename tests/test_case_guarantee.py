# Part of after_sales. LGPL-3.
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..models.lifecycle.engine import unlocked
from .case_common import CaseCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCaseGuarantee(CaseCommon):
    """The yearly agreement on who bears which failures, and the shares it proposes (R1.26, R6.12)."""

    def an_agreement(self, *lines, is_confirmed=True, **values):
        """``lines``: (fault, cause, customer %, company %, supplier %)."""
        agreement = self.env["after_sales.guarantee"].with_user(self.sales).create(
            {
                "partner_id": self.customer.id,
                "company_id": self.company.id,
                "year": 2026,
                "signed_date": "2026-01-05",
                "signer": "R. Alvarez",
                "line_ids": [
                    Command.create({
                        "reason_id": fault and fault.id,
                        "cause_id": cause and cause.id,
                        "customer_percent": customer,
                        "company_percent": company,
                        "supplier_percent": supplier,
                    })
                    for fault, cause, customer, company, supplier in lines
                ],
                **values,
            }
        )  # fmt: skip
        if is_confirmed:
            agreement.with_user(self.approver_manager).action_confirm()
        return agreement

    def test_a_case_proposes_the_shares_of_the_agreement(self):
        """R6.12"""
        vendor = self.partner_a
        self.product.seller_ids = [Command.create({"partner_id": vendor.id})]
        self.an_agreement((None, None, 100, 0, 0), (self.reason, None, 30, 50, 20))
        case = self.an_accepted_case(claimed_amount=0).with_user(self.quality)

        case.action_propose_shares()

        shares = [(share.party, share.percent, share.partner_id) for share in case.share_ids]
        nobody = vendor.browse()
        self.assertEqual(
            shares, [("customer", 30, self.customer), ("department", 50, nobody), ("supplier", 20, vendor)]
        )
        self.assertEqual(case.liable_percent, 70)
        self.assertRefused(case.action_propose_shares, "has shares of responsibility already")

    def test_only_who_investigates_takes_the_shares(self):
        self.an_agreement((None, None, 100, 0, 0))
        case = self.an_accepted_case()

        for user in (self.sales, self.approver_gm):
            self.assertRefused(case.with_user(user).action_propose_shares, error=AccessError)

    def test_without_an_agreement_or_a_class_it_says_so(self):
        case = self.an_accepted_case().with_user(self.quality)
        self.assertRefused(case.action_propose_shares, "there is no agreement in force with Rosa Alvarez")
        other = self.env["after_sales.reason"].create({"name": "Late", "code": "LATE9"})
        self.an_agreement((other, None, 100, 0, 0))
        case.invalidate_recordset(["guarantee_id"])

        self.assertRefused(case.action_propose_shares, "says nothing about this fault and cause")

    def test_shares_that_are_not_whole_are_refused(self):
        draft = self.an_agreement((None, None, 50, 40, 0), is_confirmed=False, signed_date=False)

        self.assertRefused(draft.with_user(self.approver_gm).action_confirm, "come to 90 %", "is not signed")

    def test_only_a_manager_confirms_and_ends_it(self):
        draft = self.an_agreement((None, None, 100, 0, 0), is_confirmed=False)

        for user in (self.sales, self.quality, self.coordinator):
            self.assertRefused(draft.with_user(user).action_confirm, error=AccessError)
            self.assertRefused(draft.with_user(user).action_cancel, error=AccessError)
        self.assertRefused(lambda: draft.write({"state": "confirmed"}), error=AccessError)
        draft.with_user(self.approver_manager).action_cancel()
        self.assertEqual(draft.state, "cancelled")

    def test_once_confirmed_its_terms_stay(self):
        agreement = self.an_agreement((None, None, 100, 0, 0)).with_user(self.sales)

        for change in (
            lambda: agreement.write({"year": 2027}),
            lambda: agreement.line_ids.write({"customer_percent": 0}),
            lambda: agreement.line_ids.unlink(),
            lambda: agreement.write({"line_ids": [Command.create({})]}),
            agreement.unlink,
        ):
            self.assertRefused(change, "Make a new version of it")

    def test_a_new_version_replaces_the_one_in_force_once_it_is_confirmed(self):
        first = self.an_agreement((None, None, 100, 0, 0))
        action = first.with_user(self.sales).action_revise()
        second = first.browse(action["res_id"])
        self.assertEqual((second.version, first.state, second.line_ids.customer_percent), (2, "confirmed", 100))
        second.with_user(self.sales).write({"signed_date": "2026-02-01"})

        second.with_user(self.approver_gm).action_confirm()

        self.assertEqual((first.state, second.state), ("replaced", "confirmed"))
        self.assertRefused(first.with_user(self.sales).action_revise, "is not in force")

    def test_one_is_in_force_for_each_customer_and_year(self):
        self.an_agreement((None, None, 100, 0, 0))
        second = self.an_agreement((None, None, 100, 0, 0), is_confirmed=False)

        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"), self.env.cr.savepoint():
            unlocked(second.sudo()).write({"state": "confirmed"})
            self.env.flush_all()
