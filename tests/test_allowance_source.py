# Part of after_sales. LGPL-3.
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..models.lifecycle.engine import unlocked
from .allowances import Allowances
from .case_common import CaseCommon


@tagged("post_install", "-at_install", "after_sales")
class TestAllowanceSource(Allowances, CaseCommon):
    """Areas that find out what is owed propose a compensation: a draft, once for each of their records (R6.13)."""

    def set_stage(self):
        super().set_stage()
        self.company.after_sales_compensation_account_id = self.env["account.account"].create(
            {"name": "Damages", "code": "699908", "account_type": "expense_other"}
        )
        self.case = self.an_accepted_case()

    def propose(self, source=None, user=None, amount=50.0, **values):
        model = self.env["after_sales.allowance"].with_user(user or self.sales)
        source = (source or self.case).with_user(user or self.sales)
        return model._propose_compensation(source, amount=amount, reason_id=self.reason, name="Drawing lost", **values)

    def test_a_proposal_is_a_draft_that_names_its_source_and_takes_the_usual_way(self):
        document = self.propose(liability_basis="Our warehouse lost it.")

        self.assertEqual((document.state, document.kind, document.amount_total), ("draft", "compensation", 50))
        self.assertEqual((document.partner_id, document.reason_id), (self.customer, self.reason))
        self.assertEqual(document.source_name, self.case.display_name)
        self.assertEqual(document.action_view_source()["res_id"], self.case.id)
        document.action_submit()
        Allowances.approved(self, document)
        self.assertEqual((document.state, document.sudo().credit_note_ids.amount_total), ("done", 50))

    def test_it_is_made_once_and_anew_when_it_was_cancelled(self):
        document = self.propose()
        self.assertEqual(self.propose(amount=70.0), document)
        self.assertEqual(document.amount_total, 50)
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"), self.env.cr.savepoint():
            unlocked(self.an_allowance(kind="compensation")).write(
                {"source_model": self.case._name, "source_id": self.case.id}
            )
            self.env.flush_all()
        document.action_cancel()

        self.assertNotEqual(self.propose(), document)

    def test_what_is_missing_is_told(self):
        self.assertRefused(lambda: self.propose(amount=0), "must be above zero")
        note = self.a_case(self.order, partner_id=False)
        self.assertRefused(lambda: self.propose(note), "names no customer")

    def test_who_may_not_create_allowances_proposes_none_and_nobody_writes_the_source(self):
        self.assertRefused(lambda: self.propose(user=self.quality), error=AccessError)
        document = self.propose()

        self.assertRefused(lambda: document.write({"source_id": 1}), error=AccessError)
        self.assertRefused(lambda: document.with_user(self.warehouse_user).action_view_source(), error=AccessError)
