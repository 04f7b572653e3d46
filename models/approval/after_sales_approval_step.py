# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.reason import Reason
from ..exact import exact

STATES = [
    ("pending", "Not Asked Yet"),
    ("waiting", "Waiting"),
    ("signed", "Approved"),
    ("refused", "Refused"),
    ("void", "Withdrawn"),
]


class AfterSalesApprovalStep(models.Model):
    """One signature that a request needs: who is asked and why, who decided and when.

    Steps are written by the engine only. Steps of an earlier submission stay as they were decided.
    """

    _name = "after_sales.approval.step"
    _description = "Approval Step"
    _order = "request_id, sequence, id"
    _rec_name = "role_id"

    request_id = fields.Many2one(
        "after_sales.approval.request", required=True, ondelete="cascade", readonly=True, index=True
    )
    res_model = fields.Char("Document Model", required=True, readonly=True)
    res_id = fields.Many2oneReference("Document", model_field="res_model", required=True, readonly=True)
    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True)
    sequence = fields.Integer(readonly=True)
    role_id = fields.Many2one("after_sales.approval.role", "Asked", required=True, readonly=True)
    signer_role_ids = fields.Many2many(
        "after_sales.approval.role",
        string="May Be Signed By",
        readonly=True,
        # Nobody holds an archived role; that they are not shown need not be asked of each.
        context={"active_test": False},
    )
    votes = fields.Integer("Signatures Needed", readonly=True, default=1)
    amount = fields.Monetary(related="request_id.exposure", string="Tested Amount")
    currency_id = fields.Many2one(related="company_id.currency_id")
    why_code = fields.Char(readonly=True)
    why_values = fields.Json(readonly=True)
    why = fields.Char("Why", compute="_compute_why")
    state = fields.Selection(STATES, required=True, readonly=True, default="waiting")
    signer_ids = fields.Many2many("res.users", string="Signed By", readonly=True)
    decided_by_id = fields.Many2one("res.users", "Decided By", readonly=True)
    on_behalf_of_id = fields.Many2one("res.users", "On Behalf Of", readonly=True)
    decided_on = fields.Datetime(readonly=True)
    comment = fields.Text(readonly=True)

    _document = models.Index("(res_model, res_id)")
    _waiting = models.Index("(res_model, state) WHERE state = 'waiting'")

    @api.depends("why_code", "why_values")
    @api.depends_context("lang")
    def _compute_why(self):
        for step in self:
            values = dict(step.why_values or {})
            for name in ("amount", "limit"):
                if name in values:
                    values[name] = step.currency_id.format(float(values[name]))
            step.why = step.why_code and self.env["after_sales.message"]._sentence(Reason(step.why_code, values))

    @api.model
    def _waiting_for(self, user, among=None, own=None):
        """The steps that ``user`` may sign now: asked of a role that he holds, and not closed to him.

        ``among``: only of these steps, where a whole inbox is not wanted. ``own``: the roles that he holds, if known.
        """
        own = self.env["after_sales.approval.role"]._held_by(user) if own is None else own
        lent = self.env["after_sales.approval.delegation"]._roles_lent_to(user)
        steps = self.sudo().search(
            [
                ("state", "=", "waiting"),
                *([("id", "in", among.ids)] if among is not None else []),
                ("signer_role_ids", "in", (own | lent).ids),
                ("request_id.excluded_ids", "not in", user.ids),
                "!",
                ("request_id.step_ids.signer_ids", "in", user.ids),
                "!",
                ("request_id.step_ids.on_behalf_of_id", "=", user.id),
            ]
        )
        return steps.filtered(
            lambda step: not step._is_needed_later(own) and (step.signer_role_ids & own or step._lender(user))
        )

    def _is_needed_later(self, own):
        """Whether another step of the request asks for a role of these: one person signs one step, and it is that one."""
        others = self.request_id.step_ids.filtered(lambda step: step.state in ("pending", "waiting")) - self
        return self.role_id not in own and bool(others.role_id & own)

    def _lender(self, user):
        """For whom ``user`` may sign this step: whoever lent him a role that is asked, enough, and did not ask himself."""
        self.ensure_one()
        step = self.sudo()
        today = fields.Date.context_today(self)
        signed = step.request_id.step_ids.signer_ids | step.request_id.step_ids.on_behalf_of_id
        for lent in self.env["after_sales.approval.delegation"]._lent_to(user, step.res_model, step.company_id, today):
            fits = lent.role_ids & set(step.signer_role_ids.ids)
            if fits and lent.delegator not in signed and lent.covers(exact(step.amount), step.request_id.excluded_ids):
                return lent.delegator
        return self.env["res.users"]

    def _sign(self, user, own=None):
        """Add a signature; with the last one that is needed the step is signed and the next one asked.

        ``own``: the roles that he holds, for those who have asked that already.
        """
        own = self.env["after_sales.approval.role"]._held_by(user) if own is None else own
        steps = self.sudo()
        lenders = {step: self.env["res.users"] if step.signer_role_ids & own else step._lender(user) for step in steps}
        for lender, same in steps.grouped(lenders.get).items():
            same.write(
                {
                    "signer_ids": [fields.Command.link(user.id)],
                    "decided_by_id": user.id,
                    "on_behalf_of_id": lender.id,
                    "decided_on": fields.Datetime.now(),
                }
            )
        complete = steps.filtered(lambda step: len(step.signer_ids) >= step._votes_needed())
        complete.write({"state": "signed"})
        complete._ask_next()

    def _ask_next(self):
        """Ask the step after each of these, unless another one is asked already."""
        left = self.request_id.step_ids.filtered(lambda step: step.state in ("waiting", "pending"))
        first = [steps[0].id for steps in left.grouped("request_id").values()]
        left.browse(first).filtered(lambda step: step.state == "pending").write({"state": "waiting"})

    def _votes_needed(self):
        if self.votes:
            return self.votes
        people = self.env["after_sales.approval.role"]._people(self.company_id, self.res_model)[self.role_id.id]
        return max(len(people - set(self.request_id.excluded_ids.ids)), 1)

    def _override(self, user, comment):
        self.sudo().write(
            {"state": "signed", "decided_by_id": user.id, "decided_on": fields.Datetime.now(), "comment": comment}
        )

    def _refuse(self, user, comment):
        self.sudo().write(
            {"state": "refused", "decided_by_id": user.id, "decided_on": fields.Datetime.now(), "comment": comment}
        )
