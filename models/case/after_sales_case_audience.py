# Part of after_sales. LGPL-3.
from odoo import fields, models

#: What is told or begun; the ones that a rule names are in ``rules/escalation.py``.
ESCALATIONS = [
    ("emergency", "Start the Emergency Plan"),
    ("transport", "Transport Damage: Contact and Clean-Up"),
    ("chief_engineer", "Important Customer Information"),
    ("convene", "Serious Complaint: Convene the Departments"),
    ("manager", "Large or Repeated Claim"),
    ("traceback", "Trace Back Inside the House"),
    ("containment", "Sweep Stock and Production for the Same Fault"),
    ("capa", "Ask for Corrective and Preventive Action"),
    ("deputy", "Serious Opinion: Review"),
    ("opinion", "Answer the Customer's Opinion"),
    ("visit", "Visit the Customer"),
    ("reply", "First Reply to the Customer"),
    ("follow_up", "Ask the Customer Again after Closing"),
]


class AfterSalesCaseAudience(models.Model):
    """Who is told, and until when it is done: a line of the company comes before a common one."""

    _name = "after_sales.case.audience"
    _description = "Who Is Told of a Complaint"
    _order = "kind, company_id, id"
    _rec_name = "kind"

    kind = fields.Selection(ESCALATIONS, "Matter", required=True)
    company_id = fields.Many2one(
        "res.company", index=True, help="Empty: for all companies without a line of their own."
    )
    group_id = fields.Many2one("res.groups", "Role", help="Everybody of the company who holds it.")
    user_ids = fields.Many2many("res.users", string="People", help="These, whatever their role; they come first.")
    is_for_one = fields.Boolean("One of Them", help="It is a job for one person: the first of them gets it.")
    days = fields.Integer(help="So many days to do it.")
    active = fields.Boolean(default=True, help="Off: nobody is told.")

    _once = models.UniqueIndex("(kind, COALESCE(company_id, 0))")
    _days_not_negative = models.Constraint("CHECK(days >= 0)", "Enter zero days for today, or more.")

    def _for(self, company) -> dict:
        """kind -> the line that holds for this company; a kind that is switched off leads to an archived line."""
        lines = self.sudo().with_context(active_test=False).search([("company_id", "in", (company.id, False))])
        # A line of the company is read last, so it stays.
        return {line.kind: line for line in lines.sorted(lambda line: bool(line.company_id))}

    def _people(self, company, meant=None):
        """Whom this line names in a company: active people, those by name first; ``meant``: whom the case names."""
        if not self.active:
            return self.env["res.users"].sudo()
        if meant:
            return meant
        by_role = self.sudo().group_id.all_user_ids.sorted("id")
        people = (self.sudo().user_ids | by_role).filtered(
            lambda user: user.active and not user.share and company in user.company_ids
        )
        return people[:1] if self.is_for_one else people
