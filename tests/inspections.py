# Part of after_sales. LGPL-3.
"""What tests of inspections say: goods in quarantine, findings, and what became of them."""

from odoo.fields import Command

from .common import AfterSalesCommon


class InspectionCase(AfterSalesCommon):
    """Four of twenty boilers, bought at 10 and sold at 100, come back; ``self.inspection`` waits for quality."""

    method = "average"
    valuation = "real_time"

    def set_stage(self):
        super().set_stage()
        self.product = self.a_product(method=self.method, valuation=self.valuation)
        self.bought(self.product, 40, 10.0)
        self.order = self.an_order((self.product, 20))
        self.delivered(self.order)
        self.invoice = self.invoiced(self.order)

    def a_disposition(self, name):
        return self.env.ref(f"after_sales.after_sales_disposition_{name}")

    def a_waiting(self, quantity=4, **line_values):
        """A return whose goods lie in quarantine; ``line_values`` are its line's (remedy, planned disposition)."""
        document = self.a_return(self.order, (self.product, quantity))
        document.line_ids.write(line_values)
        document.action_submit()
        document.with_user(self.approver_gm).action_approve()
        return self.received(document)

    def inspection_of(self, document):
        return document.inspection_ids.filtered(lambda inspection: inspection.state == "draft").with_user(self.quality)

    def found(self, inspection, *findings):
        """Write findings, ``(disposition, quantity)`` or with ``{values}``, in place of what was proposed."""
        inspection.line_ids = [
            Command.clear(),
            *(
                Command.create(
                    {
                        "disposition_id": self.a_disposition(name).id,
                        "quantity": quantity,
                        **(extra[0] if extra else {}),
                    }
                )
                for name, quantity, *extra in findings
            ),
        ]
        return inspection

    def inspected(self, document, *findings):
        inspection = self.found(self.inspection_of(document), *findings)
        inspection.action_inspect()
        return inspection

    def entries_of(self, inspection, kind):
        """What the posting ledger says that the inspection made."""
        postings = inspection.sudo().posting_ids.filtered(lambda posting: posting.kind == kind).sorted("id")
        return self.env[postings[:1].entry_model].browse(postings.mapped("entry_id")) if postings else postings

    def free_qty(self):
        self.env.invalidate_all()
        product = self.product.with_company(self.company)
        return product.free_qty, product.virtual_available

    def balance(self, account):
        """What the books say now, in the currency of the company."""
        lines = self.env["account.move.line"].search([("account_id", "=", account.id), ("parent_state", "=", "posted")])
        return round(sum(lines.mapped("balance")), 2)
