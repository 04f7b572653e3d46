# Part of after_sales. LGPL-3.
from odoo import fields, models

#: What weakens the control when somebody switches it off, so that it stands in the log.
WATCHED = ("after_sales_return_proof_required", "after_sales_allowance_proof_required", "after_sales_proof_four_eyes")


class ResCompany(models.Model):
    """Whether a company credits only on the buyer's proof, and who looks at it (R5.11, R6.04)."""

    _inherit = "res.company"

    after_sales_return_proof_required = fields.Boolean(
        "Returns Need Proof", default=True, help="A return is credited once the buyer's stamped proof is accepted."
    )
    after_sales_allowance_proof_required = fields.Boolean(
        "Allowances Need Proof", default=True, help="An allowance is credited once the buyer's stamped proof is accepted."
    )
    after_sales_proof_four_eyes = fields.Boolean(
        "Another Person Checks", default=True, help="Whoever brings a proof does not accept it himself."
    )
    after_sales_proof_reminder_days = fields.Integer(
        "Days Between Reminders of a Proof", default=7, help="Zero: nobody is reminded."
    )

    _after_sales_proof_reminder = models.Constraint(
        "CHECK(after_sales_proof_reminder_days >= 0)", "The days between reminders of a proof cannot be below zero."
    )

    def write(self, vals):
        watched = [name for name in WATCHED if name in vals]
        before = {company: {name: company[name] for name in watched} for company in self}
        written = super().write(vals)
        self.env["after_sales.approval.log"]._append(
            [
                {
                    "document": company,
                    "company_id": company.id,
                    "event": "configured",
                    "facts": {name: company[name] for name in watched} | {"before": before[company]},
                }
                for company in self
                if any(company[name] != before[company][name] for name in watched)
            ]
        )
        return written
