# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.exceptions import AccessError

from ...rules import rework
from ...rules.reason import reason
from ..lifecycle.engine import unlocked
from .after_sales_rework_operation import ENGINEERS, RUNNING, WORKERS
from .after_sales_rework_step import PLAN


class AfterSalesReworkOperation(models.Model):
    """Production says what was done: who, when, how long, with which result; what failed is done once more (R3.22)."""

    _inherit = "after_sales.rework.operation"

    def action_finish(self):
        """Say that it is done; everything that is missing or not yet done before it is told at once."""
        return self._close("done")

    def action_fail(self):
        """Say that it went wrong: it has to be done once more, and process engineering is told."""
        return self._close("failed")

    def action_view_operation(self):
        """Open the operation, to read how it is done and to write the result."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
        }

    def _close(self, state):
        self.check_access("read")
        self._refuse_unless_his(state)
        # Whoever works on it needs no right over the repair order; his own right was checked.
        operations = self.sudo()
        operations.repair_id.lock_for_update()
        for operation in operations:
            self._raise_all(operation._get_close_blockers(state))
            stamp = {"done_on": fields.Datetime.now(), "done_by_id": self.env.uid}
            unlocked(operation).write({"state": state} | stamp)
        operations.repair_id.filtered(lambda repair: repair.state == "confirmed").action_repair_start()
        if state == "failed":
            operations._do_again()
        return True

    def _refuse_unless_his(self, state):
        if not self.env.user.has_groups(",".join(WORKERS)):
            names = ", ".join(self.mapped("display_name"))
            self._raise_all([reason("rework_not_done_by_you", operation=names, groups=WORKERS)], AccessError)
        if not self.env.user.has_groups(",".join(ENGINEERS)):
            self._raise_all(
                (
                    reason("rework_of_somebody_else", operation=each.display_name, person=each.user_id.sudo().name)
                    for each in self
                    if each.user_id and each.user_id != self.env.user
                ),
                AccessError,
            )

    def _get_close_blockers(self, state):
        if self.state != "todo" or self.repair_id.state not in RUNNING:
            yield reason("rework_operation_closed", operation=self.display_name, repair=self.repair_id.name)
            return
        siblings = list(self.repair_id.after_sales_operation_ids._in_order())
        before = rework.waits_for(
            [rework.Operation(each.name, each.state == "todo") for each in siblings], siblings.index(self)
        )
        if before:
            yield reason("rework_out_of_order", operation=self.display_name, before=", ".join(before))
        if self.actual_hours <= 0:
            yield reason("rework_without_hours", operation=self.display_name)
        if (self.control or state == "failed") and not (self.result or "").strip():
            yield reason("rework_without_result", operation=self.display_name)

    def _do_again(self):
        """What failed is planned once more in the same place, and whoever wrote the routing hears of it."""
        again = [
            {name: operation[name] for name in PLAN}
            | {
                "repair_id": operation.repair_id.id,
                "department_id": operation.department_id.id,
                "user_id": operation.user_id.id,
            }
            for operation in self
        ]
        unlocked(self).create(again)
        for operation in self:
            words = self.env._("Failed: %(operation)s. %(result)s", operation=operation.name, result=operation.result)
            operation.repair_id.message_post(
                body=words, partner_ids=operation.routing_id.create_uid.partner_id.ids, message_type="comment"
            )
