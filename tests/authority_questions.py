# Part of after_sales. LGPL-3.
"""Where questions about authority start from."""

from .common import AfterSalesCommon


class AuthorityQuestions(AfterSalesCommon):
    """A delivered order, and the table of the installation."""

    def set_stage(self):
        super().set_stage()
        self.product = self.a_product()
        self.bought(self.product, 200, 10.0)
        self.order = self.an_order((self.product, 100))
        self.delivered(self.order)
        self.table = self.env["after_sales.approval.table"]._in_force("2026-03-02")

    def asked(self, user=None, **values):
        """A question, as the administrator asks it."""
        question = {"amount": 600.0, "partner_id": self.customer.id, "requester_id": self.sales.id, **values}
        return self.env["after_sales.approval.simulate"].with_user(user or self.administrator).create(question)

    def a_draft(self, manager):
        """A draft in which the sales manager has another limit."""
        draft = self.table.with_user(self.administrator).copy({"company_id": self.company.id})
        draft.limit_ids.filtered(lambda row: row.role_id.name == "Sales Manager").amount = manager
        return draft
