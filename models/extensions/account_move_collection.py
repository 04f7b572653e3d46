# Part of after_sales. LGPL-3.
from odoo import fields, models

COLLECTION = [
    ("none", "With Us"),
    ("collection", "In Collection"),
    ("factored", "Sold to a Factor"),
    ("written_off", "Written Off"),
]


class AccountMove(models.Model):
    """Who is to get the money of an invoice, if it is not simply ours to collect (checklist B29)."""

    _inherit = "account.move"

    after_sales_collection_status = fields.Selection(
        COLLECTION,
        "Collection",
        default="none",
        copy=False,
        tracking=True,
        help="Set by accounting. What is credited on an invoice that is not simply ours to collect takes accounting's"
        " own yes, or is refused, as the company says. An invoice settled by an entry that writes it off counts as"
        " written off.",
    )

    def _after_sales_collection(self):
        """Where this invoice stands: as accounting says, or as its own entries do."""
        if self.after_sales_collection_status not in (False, "none"):
            return self.after_sales_collection_status
        return "written_off" if self._after_sales_is_written_off() else "none"

    def _after_sales_is_written_off(self):
        """Whether an entry that is no payment took its receivable to an expense."""
        if self.payment_state == "not_paid":
            return False
        by_hand = self._after_sales_settled_with().filtered(
            lambda entry: (
                entry.move_type == "entry"
                and not entry.origin_payment_id
                and not entry.statement_line_id
                and not entry.tax_cash_basis_rec_id
            )
        )
        return any(line.account_id.internal_group == "expense" for line in by_hand.line_ids)

    def _after_sales_collection_label(self):
        labels = dict(self._fields["after_sales_collection_status"]._description_selection(self.env))
        return labels[self._after_sales_collection()]
