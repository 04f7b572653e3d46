# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.fields import Domain


class AfterSalesAllowance(models.Model):
    """What the customer sees of his allowance: the certificate, what he has to do, and his credit notes (R6.02)."""

    _inherit = "after_sales.allowance"

    website_message_ids = fields.One2many(domain=lambda self: self._told_to_customer())

    def _compute_access_url(self):
        super()._compute_access_url()
        for document in self:
            document.access_url = f"/my/allowances/{document.id}"

    def _portal_known(self):
        # What is only proposed is nothing that a customer may count on.
        return Domain("state", "in", ("approved", "done", "undone"))

    def _portal_status(self) -> tuple[str, str]:
        """Where the allowance stands in a customer's words, and the colour of it."""
        self.ensure_one()
        if self.state == "undone":
            return self.env._("Withdrawn"), "danger"
        if self.state == "done":
            return self.env._("Credited"), "success"
        if self.evidence_status == "missing":
            return self.env._("Waiting for your signature"), "warning"
        return self.env._("Being checked"), "info"

    def _portal_title(self):
        return self.env._("Compensation") if self.kind == "compensation" else self.env._("Allowance")

    def _portal_papers(self) -> list[tuple[str, str]]:
        """What the customer may print now: (form, title)."""
        self.ensure_one()
        is_certified = self.state in ("approved", "done")
        return [("certificate", self.env._("Sales allowance certificate"))] if is_certified else []
