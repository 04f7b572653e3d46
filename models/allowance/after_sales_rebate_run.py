# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import LockError
from odoo.fields import Command

from ...rules import allowance
from ...rules.reason import reason
from ..lifecycle.engine import is_unlocked, unlocked
from .after_sales_allowance import ISSUERS

STATES = [("draft", "Preview"), ("done", "Created"), ("cancelled", "Cancelled")]


class AfterSalesRebateRun(models.Model):
    """What an agreement gives for a period: previewed line by line, then created as one allowance for each customer.

    Every allowance is approved on its own, like any other (R7.05). An agreement gives for a day once.
    """

    _name = "after_sales.rebate.run"
    _description = "Rebate of a Period"
    _inherit = ["after_sales.guarded", "mail.thread"]
    _order = "id desc"
    _rec_name = "agreement_id"
    _mail_post_access = "read"

    agreement_id = fields.Many2one("after_sales.rebate.agreement", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="agreement_id.company_id", store=True, index=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    date_from = fields.Date(
        "First Day", compute="_compute_period", store=True, readonly=False, precompute=True, required=True
    )
    date_to = fields.Date(
        "Last Day", compute="_compute_period", store=True, readonly=False, precompute=True, required=True
    )
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="draft", index=True, tracking=True)
    line_ids = fields.One2many("after_sales.rebate.run.line", "run_id", "Invoice Lines", readonly=True, copy=False)
    amount = fields.Monetary(
        "Rebate", compute="_compute_amount", store=True, help="Without tax, in the currency of the company."
    )
    allowance_ids = fields.One2many("after_sales.allowance", "rebate_run_id", "Allowances", readonly=True, copy=False)
    allowance_count = fields.Integer(compute="_compute_allowance_count")

    _once = models.UniqueIndex("(agreement_id, date_from, date_to) WHERE state = 'done'")

    @api.depends("agreement_id")
    def _compute_period(self):
        for run in self:
            run.date_from = run.date_from or run.agreement_id.date_from
            run.date_to = run.date_to or run.agreement_id.date_to

    @api.depends("line_ids.company_amount")
    def _compute_amount(self):
        for run in self:
            run.amount = sum(run.line_ids.mapped("company_amount"))

    @api.depends("allowance_ids")
    def _compute_allowance_count(self):
        for run in self:
            run.allowance_count = len(run.allowance_ids)

    def write(self, vals):
        if {"agreement_id", "date_from", "date_to"}.intersection(vals) and not is_unlocked(self):
            self.agreement_id._raise_all(self._get_over_blockers())
        return super().write(vals)

    def action_preview(self):
        """Work out, anew, what the agreement gives for the period."""
        self.agreement_id._refuse_unless(ISSUERS, "read")
        self.agreement_id._raise_all(self._get_period_blockers())
        for run in self:
            # Whoever gives a rebate need not be allowed to read accounting; nobody writes lines himself.
            lines = run.sudo()
            lines.line_ids.unlink()
            self.env["after_sales.rebate.run.line"].sudo().create(
                [vals | {"run_id": run.id} for vals in lines._rows()]
            )

    def action_create_allowances(self):
        """Create what was previewed and submit it; ``UserError`` when the books say something else by now."""
        self.agreement_id._refuse_unless(ISSUERS, "read")
        self._lock_agreements()
        self.agreement_id._raise_all([*self._get_period_blockers(), *self._get_preview_blockers()])
        unlocked(self.sudo()).write({"state": "done"})
        # The index must refuse the second one before anything is submitted.
        self.env.flush_all()
        for run in self:
            documents = self.env["after_sales.allowance"].create(run._prepare_allowance_vals_list())
            unlocked(documents).write({"rebate_run_id": run.id})
            documents.action_submit()
        return self.action_view_allowances()

    def action_cancel(self):
        """Free the period, once every allowance of it is cancelled."""
        self.agreement_id._refuse_unless(ISSUERS, "read")
        self.agreement_id._raise_all(self._get_cancel_blockers())
        unlocked(self.sudo()).write({"state": "cancelled"})

    def action_view_allowances(self):
        """Open the allowances that were made."""
        return self.allowance_ids._view_records(self.allowance_ids, self.env._("Allowances"))

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"state"}

    def _lock_agreements(self):
        try:
            self.sudo().agreement_id.lock_for_update()
        except LockError:
            names = ", ".join(self.agreement_id.mapped("name"))
            self.agreement_id._raise_all([reason("document_locked", documents=names)])

    def _get_period_blockers(self):
        for run in self:
            agreement, first, last = run.agreement_id, str(run.date_from), str(run.date_to)
            yield from agreement._get_state_blockers("active")
            yield from run._get_over_blockers()
            if not agreement.date_from <= run.date_from <= run.date_to <= agreement.date_to:
                yield reason("rebate_outside", agreement=agreement.name, first=first, last=last)
            given = (agreement.run_ids - run).filtered(
                lambda other, run=run: (
                    other.state == "done" and other.date_from <= run.date_to and run.date_from <= other.date_to
                )
            )
            if given:
                yield reason("rebate_given", agreement=agreement.name, first=first, last=last)

    def _get_over_blockers(self):
        for run in self.filtered(lambda run: run.state != "draft"):
            agreement, first, last = run.agreement_id, str(run.date_from), str(run.date_to)
            yield reason("rebate_run_over", agreement=agreement.name, first=first, last=last)

    def _get_preview_blockers(self):
        for run in self.sudo():
            known = {line.origin_line_id.id: line.amount for line in run.line_ids}
            fresh = {vals["origin_line_id"]: vals["amount"] for vals in run._rows()}
            if not any(fresh.values()):
                yield reason("rebate_nothing", agreement=run.agreement_id.name)
            elif known != fresh:
                yield reason("rebate_changed", agreement=run.agreement_id.name)

    def _get_cancel_blockers(self):
        for run in self:
            standing = run.allowance_ids.filtered(lambda document: document.state != "cancelled")
            if standing:
                documents = ", ".join(standing.mapped("name"))
                yield reason("rebate_stands", agreement=run.agreement_id.name, documents=documents)

    def _prepare_allowance_vals_list(self) -> list:
        """One allowance for each customer and currency."""
        given = self.sudo().line_ids.filtered("amount").grouped(lambda line: (line.partner_id, line.currency_id))
        agreement = self.agreement_id
        return [
            {
                "kind": "allowance",
                "partner_id": partner.id,
                "company_id": self.company_id.id,
                "reason_id": agreement.reason_id.id,
                "line_ids": [Command.create(line._prepare_allowance_line_vals(allowance.AMOUNT)) for line in lines],
            }
            for (partner, _currency), lines in given.items()
        ]
