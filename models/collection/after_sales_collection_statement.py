# Part of after_sales. LGPL-3.
from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...rules import collection_rate as rule
from ...rules.reason import reason

STATES = [("draft", "Draft"), ("confirmed", "Confirmed")]
#: Who makes out the bonus of salespeople (R6.08, R8.30).
KEEPERS = ("after_sales.after_sales_group_accountant", "after_sales.after_sales_group_coordinator")
FIGURES = ("due", "collected", "listed_due", "listed_collected")


class AfterSalesCollectionStatement(models.Model):
    """What one salesperson had to collect in a month and what came in, items under complaint left out (R6.08, R8.30).

    Computed as often as one likes until it is confirmed; nobody writes its figures. Amounts are with tax, in the
    currency of the company. Invoices without a salesperson have a statement of their own, so that all add up.
    """

    _name = "after_sales.collection.statement"
    _description = "Collection Statement"
    _inherit = ["mail.thread"]
    _order = "month desc, user_id, id"
    _mail_post_access = "read"

    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    month = fields.Date(required=True, readonly=True, index=True, help="Its first day.")
    user_id = fields.Many2one("res.users", "Salesperson", readonly=True, index=True)
    state = fields.Selection(STATES, required=True, readonly=True, default="draft", index=True, tracking=True)
    confirmed_on = fields.Datetime(readonly=True, copy=False)
    confirmed_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    line_ids = fields.One2many("after_sales.collection.line", "statement_id", "Invoices", readonly=True)
    due_amount = fields.Monetary("Amount Due", compute="_compute_figures", store=True)
    collected_amount = fields.Monetary("Collected", compute="_compute_figures", store=True)
    listed_due_amount = fields.Monetary("Due, Under Complaint", compute="_compute_figures", store=True)
    listed_collected_amount = fields.Monetary("Collected, Under Complaint", compute="_compute_figures", store=True)
    rate = fields.Float(
        "Collection Rate (%)",
        digits=(5, 2),
        compute="_compute_figures",
        store=True,
        aggregator=None,
        help="Collected by due, both without items under complaint.",
    )
    full_rate = fields.Float(
        "Rate With Complaints (%)",
        digits=(5, 2),
        compute="_compute_figures",
        store=True,
        aggregator=None,
        help="What the rate would be if items under complaint counted.",
    )
    has_rate = fields.Boolean(
        "Rated", compute="_compute_figures", store=True, help="Something was due that is not under complaint."
    )

    _once = models.UniqueIndex("(company_id, month, COALESCE(user_id, 0))")

    @api.depends(*(f"line_ids.{name}_amount" for name in FIGURES))
    def _compute_figures(self):
        for statement in self:
            known = rule.total(line._figures() for line in statement.line_ids)
            for name in FIGURES:
                statement[f"{name}_amount"] = float(getattr(known, name))
            rate = rule.rate(known)
            full = rule.rate(rule.Figures(known.due, known.collected))
            statement.has_rate = rate is not None
            statement.rate = float(rate or 0)
            statement.full_rate = float(full or 0)

    @api.depends("month", "user_id")
    def _compute_display_name(self):
        for statement in self:
            # Everybody who may read the statement may know whose it is.
            who = statement.sudo().user_id.name or statement.env._("No Salesperson")
            statement.display_name = f"{statement.month:%Y-%m} · {who}" if statement.month else who

    def action_recompute(self):
        """Look at the books again; ``UserError`` where a statement is confirmed."""
        self._refuse_unless_keeper()
        self._raise_all(self._get_confirmed_blockers())
        for (company, month), _statements in self.grouped(lambda each: (each.company_id, each.month)).items():
            self._compute_month(company, month)
        return True

    def action_confirm(self):
        """Freeze the figures: the bonus is paid by them. ``UserError`` before the month is over."""
        self._refuse_unless_keeper()
        self._raise_all([*self._get_confirmed_blockers(), *self._get_open_month_blockers()])
        # Nobody has the right to write statements; the group was checked above.
        self.sudo().write(
            {"state": "confirmed", "confirmed_on": fields.Datetime.now(), "confirmed_by_id": self.env.uid}
        )
        return True

    def action_export(self):
        """Download these statements as a workbook."""
        self.check_access("read")
        ids = ",".join(map(str, self.ids))
        return {"type": "ir.actions.act_url", "url": f"/after_sales/collection.xlsx?ids={ids}", "target": "download"}

    def action_view_lines(self):
        """Open the invoices behind these statements."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Invoices Behind the Rate"),
            "res_model": "after_sales.collection.line",
            "views": [(False, "list"), (False, "pivot")],
            "domain": [("statement_id", "in", self.ids)],
        }

    @api.model
    def _compute_month(self, company, month):
        """Make or renew the statements of a month, those that are confirmed left alone; returns all of the month."""
        month = month.replace(day=1)
        domain = [("company_id", "=", company.id), ("month", "=", month)]
        # The figures are the company's books; who computes them was checked, and need not read every complaint.
        model = self.sudo().with_company(company)
        known = {statement.user_id: statement for statement in model.search(domain)}
        rows = model._rows(company, month, month + relativedelta(months=1, days=-1))
        for user, invoices in rows.items():
            statement = known.pop(user, None) or model.create(
                {"company_id": company.id, "month": month, "user_id": user.id}
            )
            if statement.state == "draft":
                statement.line_ids.unlink()
                model.env["after_sales.collection.line"].create(
                    [vals | {"statement_id": statement.id} for vals in invoices]
                )
        model.browse([each.id for each in known.values() if each.state == "draft"]).unlink()
        return self.search(domain)

    def _get_confirmed_blockers(self):
        for statement in self:
            if statement.state == "confirmed":
                yield reason("collection_confirmed", statement=statement.display_name)

    def _get_open_month_blockers(self):
        for statement in self:
            if statement.month + relativedelta(months=1) > fields.Date.context_today(self):
                yield reason("collection_month_open", statement=statement.display_name)

    def _refuse_unless_keeper(self):
        self.check_access("read")
        if not self.env.user.has_groups(",".join(KEEPERS)):
            self._raise_all([reason("collection_refused", groups=KEEPERS)], AccessError)

    def _raise_all(self, reasons, error=None):
        self.env["after_sales.message"]._raise_all(reasons, *([error] if error else []))
