# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...rules.reason import reason
from ..lifecycle.engine import is_unlocked, unlocked

KINDS = [
    ("warning", "Warning"),
    ("minor", "Minor Demerit"),
    ("major", "Major Demerit"),
    ("fine", "Deduction"),
]
#: Who proposes (R4.19, R4.24).
PROPOSERS = ("after_sales.after_sales_group_quality", "after_sales.after_sales_group_coordinator")
STATES = [("proposed", "Proposed"), ("agreed", "Agreed"), ("refused", "Refused")]


class AfterSalesCasePunishment(models.Model):
    """What is proposed for a person held responsible; his superior instructs (R4.24).

    It is a proposal: nothing is deducted by it. Whoever talks to customers does not see it.
    """

    _name = "after_sales.case.punishment"
    _description = "Proposed Punishment"
    _inherit = ["after_sales.guarded", "mail.thread", "mail.activity.mixin"]
    _order = "id desc"
    _check_company_auto = True
    _mail_post_access = "read"

    case_id = fields.Many2one("after_sales.case", required=True, ondelete="restrict", index=True)
    company_id = fields.Many2one(related="case_id.company_id", store=True, index=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    employee_id = fields.Many2one("hr.employee", "Person", required=True, index=True, check_company=True)
    kind = fields.Selection(KINDS, required=True, default="warning", tracking=True)
    amount = fields.Monetary("Deduction", help="What is proposed to be deducted, in the company's currency.")
    grounds = fields.Text(required=True)
    superior_id = fields.Many2one(
        "res.users", "Superior", compute="_compute_superior_id", store=True, compute_sudo=True, index=True,
        help="The superior in the organisation chart, else the head of the department.",
    )  # fmt: skip
    state = fields.Selection(STATES, required=True, readonly=True, default="proposed", index=True, tracking=True)
    instruction = fields.Text("Superior's Instruction", help="What the superior says; written by the superior alone.")
    instructed_on = fields.Datetime("Instructed", readonly=True)
    instructed_by_id = fields.Many2one("res.users", "Instructed By", readonly=True)
    is_superior = fields.Boolean(compute="_compute_is_superior")

    _amount_not_negative = models.Constraint("CHECK(amount >= 0)", "A deduction is not below zero.")

    @api.depends("employee_id.parent_id.user_id", "employee_id.department_id.manager_id.user_id")
    def _compute_superior_id(self):
        for punishment in self:
            person = punishment.employee_id
            chief = person.parent_id or person.department_id.manager_id
            punishment.superior_id = (chief.user_id - person.user_id)[:1]

    @api.depends("superior_id")
    @api.depends_context("uid")
    def _compute_is_superior(self):
        for punishment in self:
            punishment.is_superior = punishment.superior_id == self.env.user

    @api.depends("case_id.name", "employee_id")
    def _compute_display_name(self):
        for punishment in self:
            punishment.display_name = f"{punishment.case_id.name} · {punishment.sudo().employee_id.name or ''}"

    @api.model_create_multi
    def create(self, vals_list):
        self._refuse_words_of_superior({name for vals in vals_list for name in vals if vals[name]})
        punishments = super().create(vals_list)
        self._raise_all(blocker for each in punishments for blocker in each._get_propose_blockers())
        for punishment in punishments.sudo():
            punishment.activity_schedule(
                "mail.mail_activity_data_todo",
                summary=self.env._("Give your instruction on a proposed punishment"),
                user_id=punishment.superior_id.id,
            )
        return punishments

    def write(self, vals):
        if not is_unlocked(self):
            self._refuse_words_of_superior(vals)
            self._refuse_unless_proposer(vals)
            self._raise_all(reason("punishment_decided", name=each.display_name) for each in self if each.instructed_on)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_only_proposed(self):
        self._raise_all(reason("punishment_decided", name=each.display_name) for each in self if each.instructed_on)

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"state", "instructed_on", "instructed_by_id"}

    def action_agree(self):
        """Agree to what is proposed, as the superior of the person."""
        return self._instruct("agreed")

    def action_refuse(self):
        """Refuse what is proposed, as the superior of the person."""
        return self._instruct("refused")

    def _instruct(self, state):
        self.check_access("read")
        self._refuse_words_of_superior({"instruction"})
        self._raise_all(blocker for each in self for blocker in each._get_instruct_blockers())
        # The superior's right was checked; he needs none over the case.
        unlocked(self.sudo()).write(
            {"state": state, "instructed_on": fields.Datetime.now(), "instructed_by_id": self.env.uid}
        )
        self.sudo().activity_ids.unlink()
        return True

    def _get_propose_blockers(self):
        if not self.superior_id:
            yield reason("punishment_without_superior", name=self.display_name)
        if self.case_id.sudo().finding != "founded":
            yield reason("punishment_without_fault", name=self.display_name, case=self.case_id.sudo().name)

    def _get_instruct_blockers(self):
        if self.instructed_on:
            yield reason("punishment_decided", name=self.display_name)
        if not (self.instruction or "").strip():
            yield reason("punishment_without_instruction", name=self.display_name)

    def _refuse_words_of_superior(self, names):
        if "instruction" in names and not self.env.su:
            self._raise_all(
                (
                    reason("punishment_of_superior", name=each.display_name, superior=each.superior_id.name or "?")
                    for each in self
                    if each.superior_id != self.env.user
                ),
                AccessError,
            )
            if not self:
                self._raise_all([reason("punishment_of_superior", name="", superior="")], AccessError)

    def _refuse_unless_proposer(self, names):
        """The superior writes his instruction, and nothing of what is proposed to him."""
        may = self.env.su or self.env.user.has_groups(",".join(PROPOSERS))
        if set(names) - {"instruction"} and not may:
            names = ", ".join(self.mapped("display_name"))
            self._raise_all([reason("no_right", event="plan", documents=names, groups=PROPOSERS)], AccessError)

    def _raise_all(self, reasons, error=UserError):
        self.env["after_sales.message"]._raise_all(reasons, error)
