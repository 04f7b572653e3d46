# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...rules.reason import reason
from ..lifecycle.engine import unlocked
from .after_sales_return_discrepancy import DECISIONS


class AfterSalesReturnDiscrepancy(models.Model):
    """Where slip and goods differ, a superior of the issuer says what to do before anything is received (R7.08)."""

    _inherit = "after_sales.return.discrepancy"

    instruction = fields.Selection(DECISIONS, "Instructed To", readonly=True, copy=False, tracking=True)
    instruction_note = fields.Text("Instruction", readonly=True, copy=False)
    instructed_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    instructed_on = fields.Datetime(readonly=True, copy=False)
    can_instruct = fields.Boolean(compute="_compute_can_instruct")

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {
            "instruction", "instruction_note", "instructed_by_id", "instructed_on"
        }  # fmt: skip

    @api.depends("status", "instruction")
    @api.depends_context("uid")
    def _compute_can_instruct(self):
        for each in self:
            is_open = each.status == "open" and not each.instruction and each._needs_instruction()
            each.can_instruct = is_open and self.env.user in each._superiors()

    def _needs_instruction(self):
        return self.sudo().company_id.after_sales_superior_instructs

    def _issuer(self):
        document = self.sudo().return_id
        return document.submitted_by_id or document.create_uid

    def _superiors(self):
        """Above the issuer by the organisation, or by an approval role; the issuer himself never."""
        issuer, company = self._issuer(), self.sudo().company_id
        employee, chiefs = issuer.with_company(company).employee_id.sudo(), self.env["res.users"]
        while employee.parent_id and employee.parent_id.user_id not in chiefs:
            employee = employee.parent_id
            chiefs |= employee.user_id
        roles = self.env["after_sales.approval.role"].sudo().search([])
        return (chiefs | roles.holder_ids.filtered(lambda user: company in user.company_ids)) - issuer

    def action_instruct(self):
        """Ask the superior what the warehouse shall do."""
        self.ensure_one()
        self._refuse_unless_superior()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Instruction for %s", self.name),
            "res_model": "after_sales.return.instruct",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_discrepancy_id": self.id},
        }

    def _refuse_unless_superior(self):
        self.check_access("read")
        reasons = [
            reason("not_superior", discrepancy=each.name, issuer=each._issuer().name)
            for each in self
            if self.env.user not in each._superiors()
        ]
        self._raise_all(reasons, AccessError)

    def _instruct(self, instruction, note):
        self._refuse_unless_superior()
        self._raise_all(self._get_open_blockers(instruction))
        # A superior need not be allowed to write what the warehouse reported.
        stamp = {"instructed_by_id": self.env.uid, "instructed_on": fields.Datetime.now()}
        unlocked(self.sudo()).write({"instruction": instruction, "instruction_note": note} | stamp)

    def _get_decision_blockers(self, decision):
        yield from super()._get_decision_blockers(decision)
        for each in self.filtered(lambda each: each._needs_instruction()):
            if not each.instruction:
                yield reason("difference_without_instruction", discrepancy=each.name)
            elif each.instruction != decision:
                told = dict(self._fields["instruction"]._description_selection(self.env))[each.instruction]
                yield reason("difference_other_instruction", discrepancy=each.name, instruction=told)

    def _get_waiting_blockers(self, receipts):
        """What the warehouse may not receive yet: reports of a difference that nobody gave instructions for."""
        strict = receipts.sudo().filtered(lambda receipt: receipt.company_id.after_sales_superior_instructs)
        waiting = [("picking_id", "in", strict.ids), ("status", "=", "open"), ("instruction", "=", False)]
        for each in self.sudo().search(waiting) if strict else ():
            yield reason("receipt_waits_for_instruction", picking=each.picking_id.name, discrepancy=each.name)
