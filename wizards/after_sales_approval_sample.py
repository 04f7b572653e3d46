# Part of after_sales. LGPL-3.
import secrets
from datetime import datetime, time, timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..models.exact import exact
from ..rules.approval_sample import Item, drawn, drawn_by_amount
from ..rules.reason import reason

DAYS = 90
#: What ends a request, as the decision log has it.
DECIDED = ("approved", "refused", "override")


class AfterSalesApprovalSample(models.TransientModel):
    """Draws decisions of a period for an auditor, who performs them again (R7.16; checklist A52).

    The population is what the decision log says was decided, also where it was cancelled since. Whoever enters the same
    seed, period and size draws the same decisions; that a sample was drawn, and which, stands in the log.
    """

    _name = "after_sales.approval.sample"
    _description = "Sample of Decisions"

    company_id = fields.Many2one("res.company", required=True, default=lambda self: self.env.company)
    date_from = fields.Date(
        "From", required=True, default=lambda self: fields.Date.context_today(self) - timedelta(days=DAYS)
    )
    date_to = fields.Date("To", required=True, default=fields.Date.context_today, help="Inclusive.")
    method = fields.Selection(
        [("random", "By Lot"), ("amount", "By Lot, in Layers of Amounts")],
        required=True,
        default="random",
        help="Layers: from each at least one, the others where the money is.",
    )
    size = fields.Integer("How Many", required=True, default=20)
    strata = fields.Integer("Layers", required=True, default=4)
    seed = fields.Char(
        required=True,
        default=lambda self: secrets.token_hex(4),
        help="The same seed, period and size draw the same decisions again. Note it in your working papers.",
    )
    population_count = fields.Integer("Decisions in the Period", readonly=True)
    request_ids = fields.Many2many("after_sales.approval.request", string="Sample", readonly=True)

    _days_in_order = models.Constraint(
        "CHECK(date_from <= date_to)", "The period ends before it begins: correct its days."
    )
    _something = models.Constraint(
        "CHECK(size > 0 AND strata > 0)", "Draw at least one decision, from at least one layer."
    )

    @api.depends_context("lang")
    def _compute_display_name(self):
        self.display_name = self.env._("Draw a Sample")

    @api.onchange("company_id", "date_from", "date_to", "method", "size", "strata", "seed")
    def _onchange_question(self):
        # What is shown was drawn for another question.
        self.request_ids = False

    def action_draw(self):
        """Draw the sample and note in the decision log that it was drawn."""
        self.ensure_one()
        self.check_access("write")
        self.company_id.check_access("read")
        population = self._population()
        if not population:
            raise UserError(self.env["after_sales.message"]._sentence(reason("sample_of_nothing")))
        keys = self._draw([Item(request.id, exact(request.amount)) for request in population])
        self.write({"request_ids": [Command.set(keys)], "population_count": len(population)})
        self._log_sample(keys)
        return True

    def action_view_requests(self):
        """List the sample, to perform the decisions again or to export them."""
        self.ensure_one()
        name = self.env._(
            "%(size)s of %(population)s, seed %(seed)s",
            size=len(self.request_ids),
            population=self.population_count,
            seed=self.seed,
        )
        action = self.env["ir.actions.act_window"]._for_xml_id("after_sales.after_sales_approval_request_action_audit")
        return action | {"name": name, "domain": [("id", "in", self.request_ids.ids)]}

    def _draw(self, items):
        if self.method == "amount":
            return drawn_by_amount(items, self.size, self.strata, self.seed)
        return drawn(items, self.size, self.seed)

    def _population(self):
        """The requests that were decided in the period, by the decision log."""
        # Reading the log is the right of whoever may draw; what he sees of it are requests that he may read anyway.
        rows = self.env["after_sales.approval.log"].sudo().search_fetch(
            [
                ("company_id", "=", self.company_id.id),
                ("event", "in", DECIDED),
                ("happened_on", ">=", datetime.combine(self.date_from, time.min)),
                ("happened_on", "<", datetime.combine(self.date_to + timedelta(days=1), time.min)),
            ],
            ["facts"],
        )
        ids = {row.facts["request"] for row in rows if row.facts and row.facts.get("request")}
        return self.env["after_sales.approval.request"].search([("id", "in", sorted(ids))], order="id")

    def _log_sample(self, keys):
        facts = {
            "seed": self.seed,
            "method": self.method,
            "layers": self.strata if self.method == "amount" else 1,
            "from": self.date_from.isoformat(),
            "to": self.date_to.isoformat(),
            "population": self.population_count,
            "requests": keys,
        }
        row = {"document": self.company_id, "company_id": self.company_id.id, "event": "sampled", "facts": facts}
        self.env["after_sales.approval.log"]._append([row])
