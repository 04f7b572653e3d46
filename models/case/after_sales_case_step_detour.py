# Part of after_sales. LGPL-3.
from odoo import models
from odoo.exceptions import AccessError

from ...rules.reason import reason
from ..lifecycle.engine import unlocked

COORDINATOR = "after_sales.after_sales_group_coordinator"
#: Steps lie this far apart.
GAP = 10


class AfterSalesCaseStep(models.Model):
    """Ways off the route: a step sent back, skipped with a reason, or put in. What was, stays on record (R4.17)."""

    _inherit = "after_sales.case.step"

    def action_send_back(self):
        """Ask why and to which step, then hand the case back to that unit; it comes here again afterwards."""
        self._refuse_unless_mine()
        return self._ask_why("send_back", self.env._("Send Back"))

    def action_skip(self):
        """Ask why, then pass the step over."""
        self._refuse_unless_coordinator()
        return self._ask_why("skip", self.env._("Skip"))

    def action_insert(self):
        """Put in another step after this one."""
        self._refuse_unless_coordinator()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Insert a Step"),
            "res_model": "after_sales.case.step.insert",
            "view_mode": "form",
            "target": "new",
            "context": {"default_after_id": self[:1].id},
        }

    def _send_back(self, comment, target):
        """Close this step as sent back; the unit of ``target`` gets the case again, and then this one."""
        self.ensure_one()
        self._refuse_unless_mine()
        if target.case_id != self.case_id or target.state != "done":
            self._raise_all([reason("step_nothing_to_go_back_to", step=self.display_name)])
        beside = self.case_id.sudo().step_ids.filtered(
            lambda step: step.sequence == self.sequence and step.state == "open" and step != self
        )
        self._make_room(2)
        self._append_copy(target, GAP, comment)
        self._append_copy(self, 2 * GAP, False)
        # Who decides beside this step waits for the new answer too.
        unlocked(beside).write({"state": "waiting", "sequence": self.sequence + 2 * GAP, "received_on": False})
        self._finish("returned", remark=comment)

    def _skip(self, comment):
        self._refuse_unless_coordinator()
        self._raise_all(reason("step_cannot_skip", step=step.display_name) for step in self if step.task == "approval")
        self._raise_all(
            reason("step_not_due", step=step.display_name) for step in self if step.state not in ("open", "waiting")
        )
        self._finish("skipped", remark=comment)

    def _insert(self, vals):
        """Put a step after this one; ``vals``: name, task, unit, days and why."""
        self.ensure_one()
        self._refuse_unless_coordinator()
        self._raise_all(
            reason("step_not_due", step=step.display_name) for step in self if step.case_id.state != "running"
        )
        self._make_room(1)
        values = {"case_id": self.case_id.id, "sequence": self.sequence + GAP, "is_inserted": True, **vals}
        inserted = unlocked(self.env["after_sales.case.step"].sudo()).create(values)
        self.case_id._open_next_steps()
        return inserted

    def _append(self, case, vals):
        """Add a step at the end of a case."""
        place = max(case.step_ids.mapped("sequence"), default=0) + GAP
        values = vals | {"case_id": case.id, "sequence": place, "is_inserted": True}
        return unlocked(self.env["after_sales.case.step"].sudo()).create(values)

    def _make_room(self, count):
        """Move all later steps of the case back by ``count`` places."""
        for step in self.case_id.sudo().step_ids.filtered(lambda step: step.sequence > self.sequence):
            unlocked(step).write({"sequence": step.sequence + count * GAP})

    def _append_copy(self, step, distance, remark):
        names = ("name", "task", "condition", "limit_days")
        units = ("group_id", "department_id", "user_id")
        values = {name: step[name] for name in names} | {name: step.sudo()[name].id for name in units}
        unlocked(self.env["after_sales.case.step"].sudo()).create(
            values | {"case_id": self.case_id.id, "sequence": self.sequence + distance, "remark": remark}
        )

    def _refuse_unless_coordinator(self):
        self.check_access("read")
        if not self.env.user.has_group(COORDINATOR):
            steps = ", ".join(self.mapped("display_name"))
            self._raise_all([reason("no_right", event="cancel", documents=steps, groups=(COORDINATOR,))], AccessError)

    def _ask_why(self, event, title):
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": "after_sales.case.remark",
            "view_mode": "form",
            "target": "new",
            "context": {"default_res_model": self._name, "default_res_ids": self.ids, "default_event": event},
        }
