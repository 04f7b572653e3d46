# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.reason import reason
from ..lifecycle.engine import unlocked

STATUS = [
    ("untold", "Not Told"),
    ("waiting", "Being Told"),
    ("problem", "Could Not Be Told"),
    ("told", "Told"),
    ("answered", "Answered"),
]


class AfterSalesRecallCustomer(models.Model):
    """One customer of a recall: when he was told, when he answered, what came of it (R10.07)."""

    _name = "after_sales.recall.customer"
    _description = "Customer of a Recall"
    _inherit = ["after_sales.guarded"]
    _order = "recall_id desc, partner_id"
    _check_company_auto = True

    recall_id = fields.Many2one(
        "after_sales.recall", "Product Recall", required=True, readonly=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="recall_id.company_id", store=True, index=True)
    state = fields.Selection(related="recall_id.state", store=True, index=True)
    is_exercise = fields.Boolean(related="recall_id.is_exercise", store=True)
    partner_id = fields.Many2one("res.partner", "Customer", required=True, readonly=True, index=True)
    phone = fields.Char(related="partner_id.phone")
    line_ids = fields.One2many("after_sales.recall.line", "customer_id", "Deliveries")
    status = fields.Selection(STATUS, "Reached", compute="_compute_status", store=True, index=True)
    told_on = fields.Datetime("Told", readonly=True)
    told_by_id = fields.Many2one("res.users", "Told By", readonly=True, help="Who told him otherwise than by mail.")
    reminded_on = fields.Datetime("Reminded", readonly=True)
    answered_on = fields.Datetime("Answered On", readonly=True)
    answered_by = fields.Char("Answered By", readonly=True)
    note = fields.Text("Words of the Customer")
    to_write = fields.Selection(
        [("told", "Product Recall"), ("before", "Reminder"), ("after", "Reminder, Late")],
        "Mail to Write",
        readonly=True,
    )
    problem = fields.Text(readonly=True)
    kept_qty = fields.Float("To Call Back", compute="_compute_quantities", store=True, digits="Product Unit")
    back_qty = fields.Float("Came Back", compute="_compute_quantities", store=True, digits="Product Unit")
    missing_qty = fields.Float("Not Accounted For", compute="_compute_quantities", store=True, digits="Product Unit")
    open_qty = fields.Float("Still to Return", compute="_compute_quantities", store=True, digits="Product Unit")

    _once = models.UniqueIndex("(recall_id, partner_id)")
    _waiting = models.Index("(id) WHERE to_write IS NOT NULL")

    @api.depends("told_on", "answered_on", "to_write", "problem")
    def _compute_status(self):
        for customer in self:
            customer.status = (
                "answered"
                if customer.answered_on
                else "told"
                if customer.told_on
                else "problem"
                if customer.problem
                else "waiting"
                if customer.to_write
                else "untold"
            )

    @api.depends("line_ids.kept_qty", "line_ids.back_qty", "line_ids.missing_qty", "line_ids.open_qty")
    def _compute_quantities(self):
        for customer in self:
            for name in ("kept_qty", "back_qty", "missing_qty", "open_qty"):
                customer[name] = sum(customer.line_ids.mapped(name))

    @api.depends("recall_id.name", "partner_id")
    def _compute_display_name(self):
        for customer in self.sudo():
            customer.display_name = f"{customer.recall_id.name}: {customer.partner_id.display_name}"

    def _get_engine_fields(self):
        stamps = {"told_on", "told_by_id", "reminded_on", "answered_on", "answered_by", "to_write", "problem"}
        return super()._get_engine_fields() | stamps | {"recall_id", "partner_id"}

    def action_note_told(self):
        """Note that the customer was told by telephone, letter or in person."""
        self._refuse_unless_running()
        stamp = {"told_on": fields.Datetime.now(), "told_by_id": self.env.uid, "to_write": False, "problem": False}
        # The right to tell customers was checked above; rows are written by the engine alone.
        unlocked(self.sudo()).write(stamp)

    def action_note_answer(self):
        """Note that the customer answered what stands in the lines."""
        self._refuse_unless_running()
        answered = {"answered_on": fields.Datetime.now(), "answered_by": self.env.user.name}
        for customer in self.sudo():
            told = {} if customer.told_on else {"told_on": fields.Datetime.now(), "told_by_id": self.env.uid}
            unlocked(customer).write(answered | told | {"to_write": False})

    def action_take_back(self):
        """Draft a return of all that this customer still has."""
        return self.recall_id._take_back(self.line_ids)

    def _refuse_unless_running(self):
        self.check_access("read")
        self.recall_id._refuse_without_right("send")
        self.recall_id._raise_all(
            reason("recall_tells_nobody", document=recall.name)
            for recall in self.recall_id
            if recall.state != "approved" or recall.is_exercise
        )
