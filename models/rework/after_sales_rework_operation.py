# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...rules.reason import reason
from ..lifecycle.engine import is_unlocked

STATES = [("todo", "To Do"), ("done", "Done"), ("failed", "Failed")]
#: Who says how goods are reworked.
ENGINEERS = ("after_sales.after_sales_group_process",)
#: Who does it; process engineering may as well.
WORKERS = ("after_sales.after_sales_group_manufacturing", *ENGINEERS)
#: States of a repair order in which it is worked on.
RUNNING = ("confirmed", "under_repair")
#: What whoever does the work writes; the rest is planned by process engineering.
OF_WORKER = {"actual_hours", "result"}


class AfterSalesReworkOperation(models.Model):
    """One operation of a rework order: planned by process engineering, done by production, in its order (R3.22)."""

    _name = "after_sales.rework.operation"
    _description = "Rework Operation"
    _inherit = ["after_sales.guarded"]
    _order = "due_on, repair_id, sequence, id"
    _check_company_auto = True

    repair_id = fields.Many2one("repair.order", "Repair Order", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="repair_id.company_id", store=True, index=True)
    routing_id = fields.Many2one(related="repair_id.after_sales_routing_id", store=True, index=True)
    repair_state = fields.Selection(
        related="repair_id.state", store=True, string="Repair Order Is", help="Only what is confirmed or under repair is worked on."
    )
    product_id = fields.Many2one(related="repair_id.product_id", store=True, string="Product")
    lot_id = fields.Many2one(
        related="repair_id.lot_id", store=True, string="Lot/Serial", help="The number that stands on the goods."
    )
    quantity = fields.Float(related="repair_id.product_qty", string="Quantity", digits="Product Unit")
    due_on = fields.Datetime(related="repair_id.schedule_date", store=True, string="Planned For", index=True)
    sequence = fields.Integer(default=10)
    name = fields.Char("Operation", required=True)
    instruction = fields.Text(help="How it is done: tools, settings, what to watch.")
    place = fields.Char("Work Centre", help="Machine, bench or line.")
    department_id = fields.Many2one("hr.department", "Department", check_company=True)
    user_id = fields.Many2one("res.users", "Person", index="btree_not_null", help="Empty: anybody of production.")
    planned_hours = fields.Float("Planned Hours")
    control = fields.Text("Check to Be Done", help="What proves that it is right; empty: nothing.")
    actual_hours = fields.Float("Actual Hours")
    result = fields.Text(
        "Result of the Check", help="What was measured or seen; of a failed operation what went wrong."
    )
    state = fields.Selection(STATES, "Status", required=True, readonly=True, default="todo", index=True)
    done_on = fields.Datetime("Done", readonly=True)
    done_by_id = fields.Many2one("res.users", "Done By", readonly=True, index="btree_not_null")
    is_next = fields.Boolean(
        "Can Be Done Now", compute="_compute_is_next", store=True, index=True, help="All before it is done."
    )
    can_work = fields.Boolean(compute="_compute_can_work")

    _no_time_below_zero = models.Constraint(
        "CHECK(planned_hours >= 0 AND actual_hours >= 0)", "Hours cannot be below zero."
    )

    @api.depends(
        "state", "sequence", "repair_state", "repair_id.after_sales_operation_ids.state",
        "repair_id.after_sales_operation_ids.sequence",
    )  # fmt: skip
    def _compute_is_next(self):
        for operation in self:
            first = operation.repair_id.after_sales_operation_ids._in_order().filtered(
                lambda each: each.state == "todo"
            )[:1]
            operation.is_next = operation == first and operation.repair_state in RUNNING

    @api.depends("is_next", "user_id")
    @api.depends_context("uid")
    def _compute_can_work(self):
        is_engineer, is_worker = (self.env.user.has_groups(",".join(groups)) for groups in (ENGINEERS, WORKERS))
        for operation in self:
            is_his = operation.user_id in (self.env.user, self.env["res.users"])
            operation.can_work = operation.is_next and is_worker and (is_engineer or is_his)

    @api.depends("name", "repair_id.name")
    def _compute_display_name(self):
        for operation in self:
            operation.display_name = f"{operation.sudo().repair_id.name} · {operation.name}"

    def _in_order(self):
        return self.sorted(lambda operation: (operation.sequence, operation._origin.id or 0))

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"state", "done_on", "done_by_id"}

    @api.model_create_multi
    def create(self, vals_list):
        operations = super().create(vals_list)
        operations._refuse_unless_plannable()
        return operations

    def write(self, vals):
        self._refuse_forged(vals)
        if not is_unlocked(self):
            self._refuse_closed()
            if set(vals) - OF_WORKER:
                self._refuse_unless_plannable()
        written = super().write(vals)
        if "repair_id" in vals:
            self._refuse_unless_plannable()
        return written

    @api.ondelete(at_uninstall=False)
    def _unlink_only_planned(self):
        self._refuse_unless_plannable()

    def _refuse_unless_plannable(self):
        """Process engineering plans, as long as an operation is not done and its order runs."""
        if is_unlocked(self):
            return
        if not self.env.su and not self.env.user.has_groups(",".join(ENGINEERS)):
            names = ", ".join(self.mapped("display_name"))
            self._raise_all([reason("rework_not_planned_by_you", operation=names, groups=ENGINEERS)], AccessError)
        self._refuse_closed()

    def _refuse_closed(self):
        self._raise_all(
            reason("rework_operation_closed", operation=each.display_name, repair=each.repair_id.sudo().name)
            for each in self
            if each.state != "todo" or each.repair_id.sudo().state in ("done", "cancel")
        )

    def _raise_all(self, reasons, error=UserError):
        self.env["after_sales.message"]._raise_all(reasons, error)
