# Part of after_sales. LGPL-3.
"""What happens to money, as steps of the machine."""

from odoo.fields import Command


class MoneySteps:
    """Mixed into the machine: invoices paid, allowances given, proofs brought, credits refunded and set off."""

    def to_pay(self):
        return self.invoices().filtered(lambda entry: entry.state == "posted" and entry.amount_residual > 0)

    def pay(self, invoice):
        self.case.paid(invoice, invoice.currency_id.round(invoice.amount_residual * self.pick((0.3, 1.0))))

    def to_bounce(self):
        return (self.invoices() | self.credit_notes()).filtered("reconciled_payment_ids")

    def bounce(self, entry):
        """The bank takes a payment back."""
        payment = self.pick(entry.reconciled_payment_ids)
        payment.action_draft()
        payment.action_cancel()

    # -- allowances ----------------------------------------------------------------------------------------------------

    def to_allow(self):
        lines = self.invoices().filtered(lambda entry: entry.state == "posted").invoice_line_ids
        return lines.filtered(lambda line: line.display_type == "product" and line.price_subtotal > 0)

    def allow(self, line):
        basis, value = self.pick([("unit", 1.11), ("percent", 5.0), ("percent", 60.0), ("amount", 7.77)])
        names = {"unit": "unit_amount", "percent": "percent", "amount": "given_amount"}
        document = self.case.an_allowance(
            (line, {"basis": basis, names[basis]: value}), partner=line.move_id.partner_id
        )
        document.action_submit()
        self.signed(document)
        self.allowances |= document

    def to_undo_allowance(self):
        return self.still(self.allowances, "approved", "done")

    def undo_allowance(self, document):
        document.with_user(self.case.undo)._undo("Tried")

    # -- proof ---------------------------------------------------------------------------------------------------------

    def to_change_proof(self):
        return self.case.company

    def change_proof(self, company):
        """The company begins to ask for proofs, or asks no more."""
        company.after_sales_return_proof_required = not company.after_sales_return_proof_required

    def to_prove(self):
        return self.returns.filtered(lambda each: each.evidence_status == "missing" and each.state == "approved")

    def prove(self, document):
        self._brought(document).with_user(self.case.accountant).action_check()

    def to_reject_proof(self):
        return self.to_prove()

    def reject_proof(self, document):
        action = self._brought(document).with_user(self.case.accountant).action_reject()
        wizard = self.env[action["res_model"]].with_user(self.case.accountant).with_context(**action["context"])
        wizard.create({"comment": "No seal."}).action_confirm()

    def _brought(self, document):
        scan = self.env["ir.attachment"].with_user(self.case.sales).create({"name": "scan.pdf", "raw": b"seal"})
        form = document.action_add_evidence()
        evidence = self.env[form["res_model"]].with_user(self.case.sales).with_context(**form["context"])
        papers = [Command.set(scan.ids)]
        return evidence.create({"kind": "return_certificate", "is_stamped": True, "attachment_ids": papers})

    # -- open credits --------------------------------------------------------------------------------------------------

    def _open_credits(self):
        return self.credit_notes().filtered("after_sales_is_open_credit")

    def to_refund(self):
        return self._open_credits()

    def refund(self, credit):
        credit = credit.with_user(self.case.accountant)
        action = credit.action_after_sales_refund()
        register = self.env["account.payment.register"].with_user(self.case.accountant)
        wizard = register.with_context(**action["context"]).create({})
        wizard.amount = credit.currency_id.round(wizard.amount * self.pick((0.5, 1.0, 1.0, 1.1)))
        wizard.action_create_payments()

    def to_set_off(self):
        return self._open_credits().filtered(lambda credit: credit._after_sales_open_invoices())

    def set_off(self, credit):
        credit = credit.with_user(self.case.accountant)
        invoice = self.pick(credit._after_sales_open_invoices())
        action = credit.action_after_sales_set_off()
        wizard = self.env[action["res_model"]].with_user(self.case.accountant).with_context(**action["context"])
        wizard.create({"invoice_ids": invoice.ids}).action_confirm()

    def to_keep_credit(self):
        return self._open_credits()

    def keep_credit(self, credit):
        credit.with_user(self.case.accountant).action_after_sales_keep()
