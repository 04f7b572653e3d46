# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .capa_common import CapaCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCasePunishment(CapaCommon):
    """What is proposed for a person held responsible, for his superior's instruction (R4.24)."""

    def set_stage(self):
        super().set_stage()
        self.worker = self.env["hr.employee"].create(
            {"name": "Wu Worker", "company_id": self.company.id, "parent_id": self.actor.employee_id.id}
        )
        self.case = self.investigated(self.an_accepted_case())

    def a_proposal(self, user=None, **values):
        action = self.case.with_user(user or self.quality).action_punishment()
        proposals = self.env[action["res_model"]].with_user(user or self.quality).with_context(**action["context"])
        return proposals.create({"employee_id": self.worker.id, "grounds": "Left the machine."} | values)

    def test_the_superior_finds_it_and_agrees(self):
        """R4.24"""
        proposal = self.a_proposal(kind="fine", amount=50)
        self.assertEqual((proposal.superior_id, proposal.activity_ids.user_id), (self.actor, self.actor))
        own = proposal.with_user(self.actor)
        self.assertRefused(own.action_agree, "write your instruction")

        own.instruction = "Agreed, half of it."
        own.action_agree()

        self.assertEqual((proposal.state, proposal.instructed_by_id), ("agreed", self.actor))
        self.assertFalse(proposal.activity_ids)
        self.assertRefused(lambda: proposal.write({"amount": 1}), "does not change any more")
        self.assertRefused(proposal.unlink, "does not change any more")

    def test_the_superior_may_refuse(self):
        proposal = self.a_proposal().with_user(self.actor)
        proposal.instruction = "It was the machine."

        proposal.action_refuse()

        self.assertEqual(proposal.state, "refused")

    def test_nobody_but_the_superior_instructs(self):
        proposal = self.a_proposal()

        for user in (self.quality, self.coordinator):
            self.assertRefused(lambda u=user: proposal.with_user(u).write({"instruction": "Yes"}), error=AccessError)
            self.assertRefused(proposal.with_user(user).action_agree, error=AccessError)
            self.assertRefused(proposal.with_user(user).action_refuse, error=AccessError)
        self.assertRefused(lambda: self.a_proposal(instruction="Yes"), error=AccessError)
        self.assertRefused(lambda: proposal.with_user(self.actor).write({"kind": "warning"}), error=AccessError)
        self.assertRefused(lambda: proposal.with_user(self.quality).write({"state": "agreed"}), error=AccessError)

    def test_those_who_talk_to_customers_do_not_see_it(self):
        proposal = self.a_proposal()

        for user in (self.sales, self.clerk, self.manufacturing, self.warehouse_user):
            self.assertRefused(lambda user=user: self.a_proposal(user), error=AccessError)
            self.assertFalse(self.env["after_sales.case.punishment"].with_user(user).search([("id", "=", proposal.id)]))
        self.assertEqual(self.case.with_user(self.sales).punishment_count, 0)
        self.assertEqual(self.case.with_user(self.quality).punishment_count, 1)
        self.assertTrue(self.case.with_user(self.quality).action_view_punishments())

    def test_it_takes_a_superior_and_a_founded_complaint(self):
        self.worker.write({"parent_id": False, "department_id": False})
        self.case = self.an_accepted_case()

        self.assertRefused(self.a_proposal, "no superior", "is not founded")
