# Part of after_sales. LGPL-3.
from datetime import datetime, time, timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..rules.reason import reason
from .after_sales_approval_simulate import OUTCOMES

DAYS = 90


class AfterSalesApprovalBacktest(models.TransientModel):
    """What would another version of the authority table have asked of the requests of a period? Writes nothing else.

    The facts of each request are those of its day, the people are those of today.
    """

    _name = "after_sales.approval.backtest"
    _description = "Back-Test of an Authority Table"
    _most = 5000

    table_id = fields.Many2one(
        "after_sales.approval.table",
        "Version",
        required=True,
        default=lambda self: self._default_table_id(),
        domain=[("state", "!=", "cancelled")],
        help="The version to try, such as your draft.",
    )
    date_from = fields.Date(
        "From", required=True, default=lambda self: fields.Date.context_today(self) - timedelta(days=DAYS)
    )
    date_to = fields.Date("To", required=True, default=fields.Date.context_today, help="Inclusive.")
    company_id = fields.Many2one("res.company", required=True, default=lambda self: self.env.company)
    line_ids = fields.One2many("after_sales.approval.backtest.line", "backtest_id", "Requests", readonly=True)
    load_ids = fields.One2many("after_sales.approval.backtest.role", "backtest_id", "Load", readonly=True)
    is_done = fields.Boolean(readonly=True)
    is_cut = fields.Boolean(readonly=True)
    cut_note = fields.Char(compute="_compute_cut_note")
    same_count = fields.Integer("Same", compute="_compute_counts")
    stricter_count = fields.Integer("Stricter", compute="_compute_counts")
    looser_count = fields.Integer("Looser", compute="_compute_counts")
    blocked_count = fields.Integer("Nobody Can Approve", compute="_compute_counts")

    _days_in_order = models.Constraint(
        "CHECK(date_from <= date_to)", "The period ends before it begins: correct its days."
    )

    def _default_table_id(self):
        """The newest draft, else what is in force."""
        tables = self.env["after_sales.approval.table"]
        return tables.search([("state", "in", ("draft", "submitted"))], limit=1) or tables._in_force(
            fields.Date.context_today(self)
        )

    @api.depends_context("lang")
    def _compute_display_name(self):
        self.display_name = self.env._("Back-Test a Version")

    @api.depends("is_cut")
    @api.depends_context("lang")
    def _compute_cut_note(self):
        note = self.env["after_sales.message"]._sentence(reason("backtest_cut", most=self._most))
        for backtest in self:
            backtest.cut_note = backtest.is_cut and note

    @api.depends("line_ids.outcome")
    def _compute_counts(self):
        for backtest in self:
            outcomes = backtest.line_ids.mapped("outcome")
            for outcome, _label in OUTCOMES:
                backtest[f"{outcome}_count"] = outcomes.count(outcome)

    @api.onchange("table_id", "date_from", "date_to", "company_id")
    def _onchange_question(self):
        # What is shown is the answer to another question now.
        self.is_done = False

    def action_run(self):
        """Route every request of the period anew, under the version chosen."""
        self.ensure_one()
        self.check_access("write")
        self.table_id.check_access("read")
        self.company_id.check_access("read")
        requests = self._requests()
        if not requests:
            raise UserError(self.env["after_sales.message"]._sentence(reason("backtest_of_nothing")))
        tested = self._tested(requests[: self._most])
        self.write(
            {
                "is_done": True,
                "is_cut": len(requests) > self._most,
                "line_ids": [Command.clear(), *(Command.create(self._prepare_line_vals(each)) for each in tested)],
                "load_ids": [Command.clear(), *map(Command.create, self._prepare_load_vals_list(tested))],
            }
        )
        return True

    def action_view_requests(self):
        """List the requests, those first that would go another way."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("after_sales.after_sales_approval_backtest_line_action")
        return action | {"domain": [("backtest_id", "=", self.id)]}

    def _requests(self):
        """The requests of the period, newest first; one more than are tested, to know whether there are more."""
        return self.env["after_sales.approval.request"].search(
            [
                ("company_id", "=", self.company_id.id),
                ("asked_on", ">=", datetime.combine(self.date_from, time.min)),
                ("asked_on", "<", datetime.combine(self.date_to + timedelta(days=1), time.min)),
            ],
            order="id desc",
            limit=self._most + 1,
        )
