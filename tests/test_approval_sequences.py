# Part of after_sales. LGPL-3.
from math import inf
from random import Random

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import AfterSalesCommon

AUTHORITY = {"approver_manager": 500.0, "approver_deputy_gm": 5000.0, "approver_gm": inf}
ACTIONS = 14


@tagged("post_install", "-at_install", "after_sales")
class TestApprovalSequences(AfterSalesCommon):
    """Whatever people do in whatever order, the customer gets no more than those who signed may give (A14 to A19).

    The rules are tried with many more sequences in ``tests/rules/test_approval_machine.py``; here the same is done to
    real returns. Each number names a sequence and always gives the same one.
    """

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=400, sold=300)
        self.invoiced(self.order)
        self.returns = self.env["after_sales.return"].with_user(self.sales)
        self.is_granted = False
        # The last of them holds no role: he signs in the name of others only.
        self.people = (self.approver_manager, self.approver_deputy_gm, self.approver_gm, self.accountant)

    def test_sequence_1(self):
        self.tried(1)

    def test_sequence_2(self):
        self.tried(2)

    def test_sequence_3_where_every_level_is_asked(self):
        self.an_authority_table(("manager", 500), ("deputy_gm", 5000), ("gm", None), is_climbing=True)
        self.tried(3)

    def test_sequence_4_where_every_level_is_asked(self):
        self.an_authority_table(("manager", 500), ("deputy_gm", 5000), ("gm", None), is_climbing=True)
        self.tried(4)

    # -- what is done --------------------------------------------------------------------------------------------------

    def tried(self, seed):
        chance = Random(seed)
        done = []
        for _number in range(ACTIONS):
            action = chance.choice((self.ask, self.ask, self.split, self.edit, self.cancel, self.lend, *[self.sign] * 3))
            try:
                with self.env.cr.savepoint():
                    action(chance)
            except UserError as refused:
                done.append(f"{action.__name__}: {refused}")
            else:
                done.append(action.__name__)
            self.assert_within_authority(done)
        self.assertTrue(self.is_granted, f"Nothing was ever approved, so nothing was tried: {done}")

    def ask(self, chance):
        self.returns |= self.a_submitted_return(self.order, (self.product, chance.choice((1, 2, 3, 4, 5, 9, 40))))

    def split(self, chance):
        """One comes back as two, in the hope that each goes to a lower level."""
        document = self.a_draft(chance)
        whole = document.line_ids.quantity
        if whole > 1:
            document.line_ids.quantity = part = chance.randint(1, int(whole) - 1)
            document.action_submit()
            self.returns |= self.a_submitted_return(self.order, (self.product, whole - part))

    def edit(self, chance):
        document = self.a_draft(chance)
        document.line_ids.quantity = chance.choice((1, 3, 5, 6, 30))
        document.action_submit()

    def cancel(self, chance):
        self.one(chance).action_cancel()

    def lend(self, chance):
        giver, taker = chance.sample(self.people, 2)
        self.env["after_sales.approval.delegation"].with_user(giver).create(
            {"delegate_id": taker.id, "date_from": "2026-03-01", "date_to": "2026-03-10", "reason": "leave"}
        )

    def sign(self, chance):
        """Whoever may sign one of them does, in whatever order they come."""
        waiting = self.returns.filtered(lambda document: document.state == "submitted")
        document = waiting.browse(chance.choice(waiting.ids)) if waiting else waiting
        for person in chance.sample(self.people, len(self.people)):
            if document.with_user(person).is_waiting_for_me:
                document.with_user(person).action_approve()

    def one(self, chance):
        return self.returns.browse(chance.choice(self.returns.ids)) if self.returns else self.returns

    def a_draft(self, chance):
        document = self.one(chance)
        if document.state == "submitted":
            document.action_recall()
        elif document.state == "approved":
            document.action_cancel()
        if document.state == "cancelled":
            document.action_reset()
        return document

    # -- what always holds ---------------------------------------------------------------------------------------------

    def granted(self):
        return self.returns.filtered(lambda document: document.state == "approved")

    def assert_within_authority(self, done):
        granted = self.granted()
        requests = granted.sudo().approval_request_ids.filtered(lambda request: request.state == "approved")
        self.is_granted |= bool(granted)
        self.assertEqual(len(requests), len(granted), done)
        names = [step.on_behalf_of_id or step.decided_by_id for step in requests.step_ids]
        highest = max((AUTHORITY[name.login.removeprefix("after_sales_")] for name in names), default=0.0)
        self.assertLessEqual(sum(granted.mapped("amount_total")), highest, done)
