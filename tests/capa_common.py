# Part of after_sales. LGPL-3.
"""What tests of corrective and preventive action start from: a department that acts, and sheets on their way."""

from odoo.fields import Command
from odoo.tests import freeze_time, new_test_user

from .case_common import CaseCommon

BEGIN, IMPLEMENTED, CHECKED = "2026-03-02", "2026-03-20", "2026-06-30"


class CapaCommon(CaseCommon):
    """``self.actor`` works in the responsible department and has no role in after-sales."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.representative = cls._a_user("representative")
        cls.actor = new_test_user(
            cls.env, "actor", groups="base.group_user", company_id=cls.company.id,
            company_ids=[Command.set(cls.company.ids)],
        )  # fmt: skip
        cls.env["hr.employee"].create(
            {
                "name": "Anton Actor",
                "user_id": cls.actor.id,
                "department_id": cls.department.id,
                "company_id": cls.company.id,
            }
        )

    def a_capa(self, case=None, **values):
        """A draft sheet of an investigated case, with one action of each kind that removes a cause."""
        case = case or self.investigated(self.an_accepted_case())
        action = case.with_user(self.quality).action_open_capa()
        capa = self.env["after_sales.capa"].with_user(self.quality).browse(action["res_id"])
        capa.write({"action_ids": [Command.create(self.an_action(kind="preventive"))]} | values)
        return capa

    def an_action(self, **values):
        return {"kind": "corrective", "name": "Torque wrench with a counter", "deadline": "2026-03-16"} | values

    def a_begun_capa(self, case=None, **values):
        capa = self.a_capa(case, **values)
        capa.action_begin()
        return capa

    def finished(self, actions, user=None):
        """Their owner does them, and attaches a picture."""
        for action in actions.with_user(user or self.actor):
            evidence = {"name": "wrench.txt", "raw": b"seen", "res_model": action._name, "res_id": action.id}
            action.attachment_ids = action.env["ir.attachment"].create(evidence)
            action.result = "In force, checked by a trial of 50 pieces."
            action.action_finish()

    def an_implemented_capa(self, case=None, **values):
        capa = self.a_begun_capa(case, **values)
        with freeze_time(IMPLEMENTED):
            self.finished(capa.action_ids)
            capa.with_user(self.actor).action_implement()
        return capa

    def sold_again(self, day, quantity=40):
        """More of the product goes to the customer on ``day``."""
        with freeze_time(day):
            self.bought(self.product, quantity, 10.0)
            order = self.an_order((self.product, quantity))
            self.delivered(order)
        return order

    def complained_again(self, order, day):
        with freeze_time(day):
            return self.a_reported_case(order, (self.product, 1))

    def checked(self, day=CHECKED):
        """The night passes in which the effect is measured."""
        with freeze_time(day):
            self.env["after_sales.capa"]._cron_check_effect()
