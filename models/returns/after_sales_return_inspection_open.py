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
        # The database allows one draft for each line, and does not know yet which ones are drafts no more.
        inspections.flush_model(["state"])
        known = inspections.search([("return_id", "in", lines.return_id.ids)])
        open_ = known.filtered(lambda inspection: inspection.return_line_id in lines and inspection.state == "draft")
        idle = open_.filtered(lambda inspection: not inspection.waiting_qty)
        known -= idle
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
        numbers = known._next_numbers(fresh)
        quiet = unlocked(inspections).with_context(mail_create_nolog=True, mail_create_nosubscribe=True)
        created = quiet.create(
            [inspections._prepare_proposal_vals(line, quantity, numbers[line]) for line, quantity in fresh.items()]
        )
        return (open_ - idle) | created.with_env(inspections.env)

    def _prepare_proposal_vals(self, line, quantity, number) -> dict:
        # What Odoo would copy from the line of the return in a second step is said at once.
        goods = {
            "return_line_id": line.id,
            "return_id": line.return_id.id,
            "company_id": line.company_id.id,
            "partner_id": line.return_id.partner_id.id,
            "product_id": line.product_id.id,
            "lot_id": line.lot_id.id,
            "warehouse_id": line._warehouse().id,
        }
        claimed = line.return_id.reason_id.id
        finding = goods | line._prepare_finding_vals(quantity) | {"claimed_reason_id": claimed, "state": "draft"}
        finding |= {"reason_id": claimed, "is_as_claimed": True}
        if line.disposition_id.stock_effect != "downgrade":
            finding["target_cost"] = 0.0
        return goods | {
            "name": number,
            "reason_id": claimed,
            "quantity": quantity,
            "is_automatic": not line._needs_inspection(),
            "line_ids": [Command.create(finding)],
        }

    def _next_numbers(self, lines):
        """Number inspections of a return after it, and after these: the goods' papers then need one number only."""
        counts = {document: len(own) for document, own in self.grouped("return_id").items()}
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
