# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...rules.reason import reason


class AfterSalesCaseOwner(models.Model):
    """Whose matter a kind of complaint is: billing is finance's, supplied goods are purchasing's (R4.14, R4.37).

    As data, for each company: the team that takes it in, and whether it may answer at once.
    """

    _name = "after_sales.case.owner"
    _description = "Owner of a Kind of Complaint"
    _order = "sequence, id"
    _rec_name = "unit"
    _check_company_auto = True

    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", help="Empty: for all companies.", index=True)
    category = fields.Selection(
        selection=lambda self: self.env["after_sales.case"]._fields["category"]._description_selection(self.env),
        string="About", help="Empty: any kind of complaint without an owner of its own.",
    )  # fmt: skip
    kind = fields.Selection(
        selection=lambda self: self.env["after_sales.case"]._fields["kind"]._description_selection(self.env),
        help="Empty: complaints, inquiries and notes.",
    )
    group_id = fields.Many2one("res.groups", "Role")
    department_id = fields.Many2one("hr.department", "Department", check_company=True, help="Its head must attend.")
    user_id = fields.Many2one("res.users", "Person", domain="[('share', '=', False)]")
    unit = fields.Char(compute="_compute_unit")
    is_on_the_spot = fields.Boolean(
        "Answers at Once", help="The unit may answer by itself; what it cannot settle goes on to the coordinator."
    )

    @api.depends("group_id", "department_id", "user_id")
    def _compute_unit(self):
        for owner in self:
            own = owner.sudo()
            owner.unit = own.user_id.name or own.department_id.name or own.group_id.name or False

    # The sequence is part of every new row, so one that names nobody is looked at too.
    @api.constrains("group_id", "department_id", "user_id", "sequence")
    def _check_unit(self):
        for owner in self:
            if not (owner.group_id or owner.department_id or owner.user_id):
                raise ValidationError(self.env["after_sales.message"]._sentence(reason("owner_without_unit")))

    @api.model
    def _find(self, company, category, kind):
        """The owner: of this category before a general one, of this kind before any, of the company before a common one."""
        owners = self.search(
            [
                ("company_id", "in", (company.id, False)),
                ("category", "in", (category, False)),
                ("kind", "in", (kind, False)),
            ]
        )
        return owners.sorted(
            lambda owner: (not owner.category, not owner.kind, not owner.company_id, owner.sequence, owner.id)
        )[:1]

    def _people(self, company):
        """Who answers: the person, else the head and the members of the department, else those who hold the role."""
        own = self.sudo()
        people = own.user_id or self._of_department(own.department_id) or own.group_id.all_user_ids
        return people.filtered(lambda user: user.active and not user.share and company in user.company_ids)

    def _of_department(self, department):
        if not department:
            return self.env["res.users"]
        members = self.env["hr.employee"].sudo().search([("department_id", "child_of", department.id)])
        return (department.manager_id | members).user_id

    def _heads(self, company):
        """Who must attend when the unit cannot settle it: the head of the department, else the unit itself."""
        head = self.sudo().department_id.manager_id.user_id
        return head.filtered(lambda user: user.active and company in user.company_ids) or self._people(company)
