# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesRiskStep(models.Model):
    """One step of the process flow, and how the control plan holds it (R4.59)."""

    _name = "after_sales.risk.step"
    _description = "Process Step with Its Control"
    _inherit = ["after_sales.document.line"]
    _order = "project_id, sequence, id"
    _document_field = "project_id"

    project_id = fields.Many2one("after_sales.risk.project", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="project_id.company_id", store=True, index=True)
    name = fields.Char("Step", required=True)
    machine = fields.Char("Machine or Tool")
    characteristic = fields.Char("What Is Controlled")
    specification = fields.Char("Specification")
    control = fields.Char("How It Is Controlled", help="Method, size of the sample, how often.")
    reaction = fields.Char("What Is Done If Not")
