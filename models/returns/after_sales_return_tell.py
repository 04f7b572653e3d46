# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesReturn(models.Model):
    """What the customer is told of his return, and when: each once, by mail, if the company wants it."""

    _inherit = "after_sales.return"

    mail_ids = fields.One2many("after_sales.return.mail", "return_id", "Mails to the Customer", readonly=True)

    def _after_submit(self):
        super()._after_submit()
        self._tell("registered")

    def _after_approve(self):
        super()._after_approve()
        self._tell("approved")

    def _after_cancel(self):
        super()._after_cancel()
        # Who was never told that there is a return need not hear that there is none.
        self.filtered(lambda document: document._is_known_to_customer())._tell("declined")

    def _is_known_to_customer(self):
        return "registered" in self.sudo().mail_ids.mapped("event")

    def _tell(self, event, key=None):
        """Have the customers told once; a return that was cancelled and began anew is told anew."""
        self.env["after_sales.return.mail"]._note(
            [(document, event, key or document._telling_round()) for document in self.sudo()]
        )

    def _telling_round(self) -> str:
        return str(len(self.sudo().mail_ids.filtered(lambda mail: mail.event == "declined")))

    def _told_refunds(self) -> list[tuple[str, str]]:
        """What went back to the customer's cards: (amount, method and reference)."""
        refunds = self.sudo().credit_note_ids._after_sales_sent_refunds().filtered(lambda each: each.state == "done")
        return [
            (each.currency_id.format(-each.amount), f"{each.payment_method_id.name}, {each.reference}")
            for each in refunds
        ]

    def _papers_to_mail(self) -> list[str]:
        """What the customer prints once the return is approved; the certificate only where a proof is asked for."""
        forms = [form for form, _title in self._portal_papers()]
        return [form for form in forms if form != "certificate" or self.evidence_status != "not_needed"]

    def _print(self, form) -> bytes:
        report = f"after_sales.after_sales_return_report_{form}"
        pdf, _kind = self.env["ir.actions.report"].sudo()._render_qweb_pdf(report, self.ids)
        return pdf
