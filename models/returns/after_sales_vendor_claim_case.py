# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.fields import Command

from ..lifecycle.engine import unlocked


class AfterSalesVendorClaim(models.Model):
    """A claim over what a complaint cost us through the fault of a supplier or carrier (R4.25, R8.27)."""

    _inherit = "after_sales.vendor.claim"

    share_id = fields.Many2one(
        "after_sales.case.share", "Share of Responsibility", readonly=True, index="btree_not_null", ondelete="restrict"
    )
    case_id = fields.Many2one(related="share_id.case_id", store=True, index="btree_not_null")
    recovered_amount = fields.Monetary(
        "Recovered", currency_field="company_currency_id", readonly=True,
        help="By credit notes of the vendor that accounting has posted, untaxed.",
    )  # fmt: skip

    _once_for_share = models.UniqueIndex("(share_id) WHERE state != 'withdrawn'")

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"share_id", "recovered_amount"}

    @api.model
    def _claim_shares(self, shares):
        """One claim for each share that somebody outside bears: what was agreed to recover, else his part of the value."""
        # The index must see those that were withdrawn just now.
        self.flush_model(["state"])
        return unlocked(self).create(
            [
                {
                    "share_id": share.id,
                    "company_id": share.company_id.id,
                    "vendor_id": share.partner_id.id,
                    "amount": share._amount_to_recover(),
                    "user_id": self.env.uid,
                    "note": share.note,
                }
                for share in shares
            ]
        )

    def _prepare_refund_vals(self) -> dict:
        values = super()._prepare_refund_vals()
        if not self.share_id:
            return values
        case = self.case_id.sudo()
        # Damages are booked there when they are given, so what comes back lowers them.
        account = self.company_id.after_sales_compensation_account_id
        line = {
            "name": self.env._("Complaint %(case)s: %(subject)s", case=case.name, subject=case.subject),
            "quantity": 1,
            "price_unit": self.amount,
            "tax_ids": [Command.clear()],
        }
        return values | {
            "currency_id": self.company_id.currency_id.id,
            "invoice_line_ids": [Command.create(line | ({"account_id": account.id} if account else {}))],
        }

    def _note_recovery(self):
        """Keep what the posted credit notes of the vendor come to, in the currency of the company."""
        for claim in self.sudo():
            posted = claim.refund_ids.filtered(lambda entry: entry.state == "posted")
            unlocked(claim).write({"recovered_amount": sum(posted.mapped("amount_untaxed_signed"))})
