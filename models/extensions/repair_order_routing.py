# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from ...rules import rework
from ...rules.reason import reason
from ..lifecycle.engine import is_unlocked, unlocked

#: What only rework itself writes.
OF_REWORK = ("after_sales_routing_id", "after_sales_finished_on")


class RepairOrder(models.Model):
    """The routing by which returned goods are reworked: proposed from what they are and what was found (R3.22, R5.19).

    The goods may be ours again, or the customer's: those go back to him without charge once they are done.
    """

    _inherit = "repair.order"

    after_sales_routing_id = fields.Many2one(
        "after_sales.rework.routing", "Rework Routing", readonly=True, copy=False, check_company=True,
        index="btree_not_null",
    )  # fmt: skip
    after_sales_operation_ids = fields.One2many(
        "after_sales.rework.operation", "repair_id", "Rework Operations", copy=False
    )
    after_sales_open_operation_count = fields.Integer(
        "Open Operations", compute="_compute_after_sales_open_operation_count", compute_sudo=True
    )
    after_sales_finished_on = fields.Datetime("Finished", readonly=True, copy=False)

    @api.depends("after_sales_operation_ids.state")
    def _compute_after_sales_open_operation_count(self):
        for repair in self:
            repair.after_sales_open_operation_count = len(repair._after_sales_open_operations())

    @api.model_create_multi
    def create(self, vals_list):
        self._after_sales_refuse_forged({name for vals in vals_list for name in vals})
        repairs = super().create(vals_list)
        repairs.filtered("after_sales_return_id")._after_sales_propose_routing()
        return repairs

    def write(self, vals):
        self._after_sales_refuse_forged(vals)
        return super().write(vals)

    def _after_sales_refuse_forged(self, names):
        forged = [name for name in OF_REWORK if name in names]
        if forged and not is_unlocked(self):
            labels = ", ".join(self._fields[name]._description_string(self.env) for name in forged)
            self.env["after_sales.message"]._raise_all([reason("engine_field", fields=labels)], AccessError)

    @api.constrains("state")
    def _check_after_sales_operations(self):
        self.filtered(lambda repair: repair.state == "done")._after_sales_refuse_open(ValidationError)

    def action_repair_done(self):
        """Nothing is finished while an operation of its routing is open; all of them are told at once."""
        self._after_sales_refuse_open(UserError)
        done = super().action_repair_done()
        unlocked(self.sudo()).write({"after_sales_finished_on": fields.Datetime.now()})
        return done

    def action_after_sales_route(self):
        """Choose the routing by which these goods are reworked."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Rework Routing"),
            "res_model": "after_sales.rework.route",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_repair_id": self.id, "default_routing_id": self.after_sales_routing_id.id},
        }

    def _after_sales_refuse_open(self, error):
        self.env["after_sales.message"]._raise_all(
            (
                reason("rework_operations_open", repair=repair.name, operations=", ".join(open_.mapped("name")))
                for repair in self.sudo()
                if (open_ := repair._after_sales_open_operations())
            ),
            error,
        )

    def _after_sales_open_operations(self):
        return self.after_sales_operation_ids._in_order().filtered(lambda operation: operation.state == "todo")

    def _after_sales_propose_routing(self):
        """Take over the operations of the routing that fits best; where none fits, process engineering chooses."""
        # Whoever makes the order, a warehouse or an inspection, need not know the routings.
        for company, repairs in self.sudo().grouped("company_id").items():
            routings = self.env["after_sales.rework.routing"].sudo()
            wanted = {repair: repair._after_sales_goods() for repair in repairs}
            for repair, routing in routings._propose(wanted, company).items():
                if routing:
                    repair._after_sales_take_over(routing)

    def _after_sales_goods(self) -> rework.Goods:
        parents = [int(each) for each in (self.product_id.categ_id.parent_path or "").split("/") if each]
        return rework.Goods(self.product_id.id, tuple(reversed(parents)), self._after_sales_reason().id)

    def _after_sales_reason(self):
        """What was found of the goods; before anybody looked, what the customer says."""
        return self.after_sales_inspection_line_id.reason_id or self.after_sales_return_id.reason_id

    def _after_sales_choose(self, routing):
        """Rework these goods by ``routing`` from now on; refused once a part of the work is done."""
        self.ensure_one()
        worked = self.after_sales_operation_ids.filtered(lambda operation: operation.state != "todo")
        if worked or self.state in ("done", "cancel"):
            self.env["after_sales.message"]._raise_all([reason("rework_begun", repair=self.name)], UserError)
        self._after_sales_take_over(routing)

    def _after_sales_take_over(self, routing):
        unlocked(self.after_sales_operation_ids).unlink()
        unlocked(self).write({"after_sales_routing_id": routing.id})
        unlocked(self.env["after_sales.rework.operation"].sudo()).create(
            [step._prepare_operation_vals() | {"repair_id": self.id} for step in routing.step_ids]
        )
