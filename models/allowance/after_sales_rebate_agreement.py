# Part of after_sales. LGPL-3.
from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...rules import rebate
from ...rules.reason import reason
from ..lifecycle.engine import unlocked
from .after_sales_allowance import ISSUERS

STATES = [("draft", "Draft"), ("active", "Active"), ("closed", "Closed")]
KINDS = [(rebate.PERCENT, "Percent of Net Value"), (rebate.UNIT, "Amount per Unit")]
MODES = [(rebate.WHOLE, "The Tier Reached for Everything"), (rebate.STEPPED, "Each Tier for What Lies in It")]
MEASURES = [("value", "Net Value"), ("quantity", "Quantity"), ("returned", "Share of the Goods That Came Back (%)")]
#: Who says yes to promises that hold for a year (R7.16).
DECIDERS = ("after_sales.after_sales_group_approver_gm", "after_sales.after_sales_group_approver_deputy_gm")


class AfterSalesRebateAgreement(models.Model):
    """A rebate for a year's volume or quality: what a customer gets back of what he was invoiced in the period.

    With one customer, or with all customers of a tag, each reaching his own tier: by what he bought, or, for a rebate
    for poor quality, by how much of it came back. Values are net, in the currency of the
    company, quantities in the unit of the product; returns, credits and allowances are taken off both.
    """

    _name = "after_sales.rebate.agreement"
    _description = "Rebate Agreement"
    _inherit = ["after_sales.agreement"]
    _order = "date_from desc, id desc"
    _terms = frozenset({
        "company_id", "partner_id", "category_id", "date_from", "date_to", "kind", "measure", "mode", "tier_ids",
        "product_ids", "product_category_ids", "reason_id",
    })  # fmt: skip

    name = fields.Char("Title", required=True, tracking=True, index="trigram")
    company_id = fields.Many2one("res.company", required=True, index=True, default=lambda self: self.env.company)
    currency_id = fields.Many2one(related="company_id.currency_id")
    partner_id = fields.Many2one("res.partner", "Customer", index="btree_not_null", check_company=True, tracking=True)
    category_id = fields.Many2one("res.partner.category", "Customer Tag", index="btree_not_null", tracking=True)
    date_from = fields.Date("First Day", required=True, tracking=True, index=True)
    date_to = fields.Date("Last Day", required=True, tracking=True, help="By the date of the invoice.")
    kind = fields.Selection(KINDS, "Given As", required=True, default=rebate.PERCENT, tracking=True)
    measure = fields.Selection(MEASURES, "Tiers By", required=True, default="value", tracking=True)
    mode = fields.Selection(
        MODES, "Tiers Count", required=True, default=rebate.WHOLE, tracking=True,
        help="Step by step, the first part of the volume gets the first rate, the next part the next one.",
    )  # fmt: skip
    tier_ids = fields.One2many("after_sales.rebate.tier", "agreement_id", "Tiers", copy=True)
    product_ids = fields.Many2many("product.product", string="Products", help="Empty, categories too: all products.")
    product_category_ids = fields.Many2many("product.category", string="Product Categories", help="With those below.")
    reason_id = fields.Many2one(
        "after_sales.reason", check_company=True, domain="[('company_id', 'in', (company_id, False))]",
        help="The reason of the allowances, which chooses their account.",
    )  # fmt: skip
    note = fields.Html("Notes")
    state = fields.Selection(
        STATES, required=True, readonly=True, copy=False, default="draft", index=True, tracking=True
    )
    activated_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    run_ids = fields.One2many("after_sales.rebate.run", "agreement_id", "Runs", readonly=True)
    run_count = fields.Integer(compute="_compute_run_count")

    @api.depends("run_ids")
    def _compute_run_count(self):
        for agreement in self:
            agreement.run_count = len(agreement.run_ids)

    def copy_data(self, default=None):
        """A copy is the agreement of the next year."""
        values = super().copy_data(default)
        for agreement, vals in zip(self, values, strict=True):
            for name in {"date_from", "date_to"} - set(default or ()):
                vals[name] = agreement[name] + relativedelta(years=1)
        return values

    def action_activate(self):
        """Put the agreement in force; its terms stay as they are from then on."""
        self._refuse_unless(DECIDERS, "read")
        self._raise_all([*self._get_state_blockers("draft"), *self._get_term_blockers()])
        # Who decides need not be allowed to write agreements; the group was checked above.
        unlocked(self.sudo()).write({"state": "active", "activated_by_id": self.env.uid})

    def action_close(self):
        """End the agreement: nothing is given any more."""
        self._refuse_unless(DECIDERS, "read")
        self._raise_all(self._get_state_blockers("active"))
        unlocked(self.sudo()).write({"state": "closed"})

    def action_preview(self):
        """Work out what the agreement gives, and show it before anything is created."""
        self.ensure_one()
        self._refuse_unless(ISSUERS, "read")
        self._raise_all(self._get_state_blockers("active"))
        model = self.env["after_sales.rebate.run"]
        run = self.run_ids.filtered(lambda run: run.state == "draft")[:1] or model.create({"agreement_id": self.id})
        run.action_preview()
        return self.env["account.move"]._after_sales_open(run)

    def action_view_runs(self):
        """Open what was worked out and created by this agreement."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Rebates"),
            "res_model": "after_sales.rebate.run",
            "views": [(False, "list"), (False, "form")],
            "domain": [("agreement_id", "in", self.ids)],
            "context": {"create": False},
        }

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"state", "activated_by_id"}

    def _get_state_blockers(self, state):
        for agreement in self:
            if agreement.state != state:
                yield reason("rebate_wrong_state", agreement=agreement.name, state=agreement._label("state"))

    def _get_frozen_blockers(self):
        for agreement in self:
            if agreement.state != "draft":
                yield reason("rebate_frozen", agreement=agreement.name)

    def _get_term_blockers(self):
        for agreement in self:
            if bool(agreement.partner_id) == bool(agreement.category_id):
                yield reason("rebate_whose", agreement=agreement.name)
            if agreement.date_to < agreement.date_from:
                yield reason("rebate_ends_early", agreement=agreement.name)
            if not agreement.reason_id:
                yield reason("no_reason", document=agreement.name)
            yield from rebate.problems(agreement.tier_ids._tiers(), agreement.kind, agreement.name)

    def _label(self, name):
        return dict(self._fields[name]._description_selection(self.env))[self[name]]

    def _refuse_unless(self, groups, access):
        self.check_access(access)
        if not self.env.user.has_groups(",".join(groups)):
            names = ", ".join(self.mapped("name"))
            self._raise_all([reason("rebate_refused", agreements=names, groups=groups)], AccessError)
