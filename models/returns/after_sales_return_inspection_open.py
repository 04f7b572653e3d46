# Part of after_sales. LGPL-3.
from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..lifecycle.engine import undefaulted, unlocked


class AfterSalesReturnInspection(models.Model):
    """Inspections open by themselves when goods come into quarantine; some are done by rule (R5.16)."""

    _inherit = "after_sales.return.inspection"

    @api.model
    def _propose(self, return_lines):
        """Ask for an inspection of all that waits of these lines, and return the open inspections.

        A line has one open inspection at the most; what came since is proposed in it. When nothing waits any more, the
        question is withdrawn.
        """
        # Whoever receives goods has no right over their inspection; that they came in asks for it.
        inspections, lines = undefaulted(self.sudo()), return_lines.sudo()
        open_ = inspections.search([("return_line_id", "in", lines.ids), ("state", "=", "draft")])
        idle = open_.filtered(lambda inspection: not inspection.waiting_qty)
        idle.unlink()
        by_line = (open_ - idle).grouped("return_line_id")
        missing = {line: line.waiting_qty - (by_line[line].quantity if line in by_line else 0.0) for line in lines}
        missing = {line: qty for line, qty in missing.items() if line.product_id.uom_id.compare(qty, 0) > 0}
        self.env["after_sales.return.inspection.line"].sudo().create(
            [
                {"inspection_id": by_line[line].id, **line._prepare_finding_vals(quantity)}
                for line, quantity in missing.items()
                if line in by_line
            ]
        )
        fresh = {line: quantity for line, quantity in missing.items() if line not in by_line}
        numbers = inspections._next_numbers(fresh)
        quiet = unlocked(inspections).with_context(mail_create_nolog=True, mail_create_nosubscribe=True)
        created = quiet.create(
            [inspections._prepare_proposal_vals(line, quantity, numbers[line]) for line, quantity in fresh.items()]
        )
        return (open_ - idle) | created.with_env(inspections.env)

    def _prepare_proposal_vals(self, line, quantity, number) -> dict:
        return {
            "name": number,
            "return_line_id": line.id,
            "company_id": line.company_id.id,
            "warehouse_id": line._warehouse().id,
            "is_automatic": not line._needs_inspection(),
            "line_ids": [Command.create(line._prepare_finding_vals(quantity))],
        }

    def _next_numbers(self, lines):
        """Number the inspections of a return after it: the goods' papers then need one number only."""
        returns = self.env["after_sales.return"].union(*(line.return_id for line in lines))
        counts = dict(self._read_group([("return_id", "in", returns.ids)], ["return_id"], ["__count"]))
        numbers = {}
        for line in lines:
            counts[line.return_id] = counts.get(line.return_id, 0) + 1
            numbers[line] = f"{line.return_id.name}-{counts[line.return_id]:02}"
        return numbers

    def _inspect_by_rule(self):
        """Carry out what needs no inspection; what cannot be done waits for a person, with the reason."""
        for inspection in self.filtered("is_automatic"):
            try:
                with self.env.cr.savepoint():
                    inspection.action_inspect()
            except UserError as error:
                unlocked(inspection).write({"is_automatic": False, "problem": str(error)})
            else:
                inspection._message_log(body=self.env._("Done by rule: the planned disposition needs no inspection."))
