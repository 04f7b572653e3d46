# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...rules.reason import reason
from ..lifecycle.engine import unlocked
from .after_sales_case import COORDINATORS


class AfterSalesCase(models.Model):
    """What needs no way through the departments: an inquiry, or what its owner answers on the spot (R4.14, R4.37).

    Whose matter it is says the table of owners; they are told when it is reported. What they cannot settle goes on to
    the coordinator, and the head of the unit must attend to it.
    """

    _inherit = "after_sales.case"

    owner_id = fields.Many2one("after_sales.case.owner", "Owner", readonly=True, copy=False, index="btree_not_null")
    owner_unit = fields.Char("Matter Of", related="owner_id.unit", related_sudo=True)
    answer = fields.Text(
        readonly=True, copy=False, help="What the customer was answered, by whoever could settle it at once."
    )
    answered_on = fields.Datetime("Answered", readonly=True, copy=False)
    answered_by_id = fields.Many2one("res.users", "Answered By", readonly=True, copy=False)
    escalated_on = fields.Datetime("Passed On", readonly=True, copy=False)
    can_answer = fields.Boolean(compute="_compute_can_answer")

    @api.depends("state", "kind", "owner_id")
    @api.depends_context("uid")
    def _compute_can_answer(self):
        for case in self:
            case.can_answer = case._may_be_answered() and case._is_owner()

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"owner_id", "answer", "answered_on", "answered_by_id", "escalated_on"}

    def _is_answered_at_once(self) -> bool:
        """Whether an answer may close it: any inquiry, and complaints whose owner answers on the spot."""
        owner = self.sudo().owner_id
        return self.kind == "inquiry" or (self.kind == "complaint" and owner.is_on_the_spot and not self.escalated_on)

    def _is_owner(self) -> bool:
        """Whether it is the user's matter: his unit's, or, as for all that is reported, the coordinator's."""
        user, owner = self.env.user, self.sudo().owner_id
        people = owner._people(self.company_id) if owner else self.sudo().user_id
        return user in people or user.has_groups(",".join(COORDINATORS))

    def _after_report(self):
        super()._after_report()
        for case in self.sudo():
            owner = self.env["after_sales.case.owner"].sudo()._find(case.company_id, case.category, case.kind)
            unlocked(case).write({"owner_id": owner.id})
            case._tell_owner(owner._people(case.company_id), self.env._("Answer it, or pass it on"))

    def _tell_owner(self, people, summary):
        """Those whose matter it is may read it, and have it on their list."""
        self._message_subscribe(people.partner_id.ids)
        for user in people:
            self.activity_schedule("mail.mail_activity_data_todo", user_id=user.id, summary=summary)

    def action_answer(self):
        """Ask what the customer was answered, then close it: no number, no way through the departments."""
        self.check_access("read")
        self._refuse_unless_owner()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Answer"),
            "res_model": "after_sales.case.remark",
            "view_mode": "form",
            "target": "new",
            "context": {"default_res_model": self._name, "default_res_ids": self.ids, "default_event": "answer"},
        }

    def _answer(self, words):
        self.check_access("read")
        self._refuse_unless_owner()
        self._raise_all(reason("case_needs_its_route", case=case.name) for case in self if not case._may_be_answered())
        # The owner's right to the matter was checked; he needs none over the case.
        cases = self.sudo()
        now = fields.Datetime.now()
        unlocked(cases).write({"answer": words, "answered_on": now, "answered_by_id": self.env.uid})
        cases._transition("settle")
        cases.activity_unlink(["mail.mail_activity_data_todo"])

    def action_escalate(self):
        """Pass on what cannot be settled at once: the head of the unit attends, the coordinator takes it over."""
        self.check_access("read")
        self._refuse_unless_owner()
        self._raise_all(
            reason("case_not_with_owner", case=case.name)
            for case in self
            if case.state != "reported" or case.escalated_on
        )
        for case in self.sudo():
            unlocked(case).write({"escalated_on": fields.Datetime.now(), "kind": "complaint"})
            case.activity_unlink(["mail.mail_activity_data_todo"])
            coordinators = self.env.ref(COORDINATORS[0]).sudo().all_user_ids
            coordinators = coordinators.filtered(lambda user, c=case: user.active and c.company_id in user.company_ids)
            heads = case.owner_id._heads(case.company_id)
            case._tell_owner(heads | coordinators, self.env._("Could not be settled at once: attend to it"))
        return True

    def _may_be_answered(self) -> bool:
        return self.state == "reported" and self._is_answered_at_once()

    def _get_settle_blockers(self):
        """A note is settled by what the unit improves, everything else by its answer."""
        answered = self.filtered(lambda case: case.kind != "note" and case.answered_on and case.state == "reported")
        yield from super(AfterSalesCase, self - answered)._get_settle_blockers()

    def _refuse_unless_owner(self):
        foreign = self.filtered(lambda case: not case._is_owner())
        self._raise_all(
            (reason("case_matter_of_others", case=case.name, unit=case.owner_unit or "?") for case in foreign),
            AccessError,
        )
