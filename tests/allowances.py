# Part of after_sales. LGPL-3.
"""Short ways to say which allowance a test starts from; mixed into test cases beside the builders."""

from odoo.fields import Command


class Allowances:
    """Builders of allowances; they act as the salesperson unless told otherwise."""

    def an_allowance(self, *lines, kind="allowance", user=None, **values):
        """A draft of ``(invoice line, {line values})``; a free line is ``(None, {line values})``."""
        user = user or self.sales
        partner = values.pop("partner", None) or self.customer
        if kind == "compensation":
            # Damages say why we answer for them (R6.07).
            values = {"liability_percent": 100.0, "liability_basis": "Our own report.", **values}
        return (
            self.env["after_sales.allowance"]
            .with_user(user)
            .create(
                {
                    "kind": kind,
                    "partner_id": partner.id,
                    "company_id": self.company.id,
                    "reason_id": self.reason.id,
                    "line_ids": [
                        Command.create({**({"origin_line_id": origin.id} if origin else {}), **line})
                        for origin, line in lines
                    ],
                    **values,
                }
            )
        )

    def a_submitted_allowance(self, *lines, **values):
        document = self.an_allowance(*lines, **values)
        document.action_submit()
        return document

    def approved(self, document):
        """Everybody whom the shipped table asks says yes: the manager, then whom the amount needs (R7.05)."""
        document.with_user(self.approver_manager).action_approve()
        document.with_user(self.approver_gm).action_approve()
        return document

    def an_approved_allowance(self, *lines, **values):
        return self.approved(self.a_submitted_allowance(*lines, **values))
