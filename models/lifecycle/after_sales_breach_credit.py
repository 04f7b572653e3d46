# Part of after_sales. LGPL-3.
from odoo import models
from odoo.tools import SQL

from ...rules.reason import reason


class AfterSalesBreach(models.Model):
    """What must always hold of documents that credit customers."""

    _inherit = "after_sales.breach"

    def _find_breaches(self):
        yield from super()._find_breaches()
        for model in self.env.values():
            if getattr(model, "_entry_field", None) and not model._abstract:
                yield from self._find_credits_above_approved(model.sudo())
                yield from self._find_orphan_credits(model)

    def _find_credits_above_approved(self, model):
        """A document credits no more than was approved."""
        for document in model.search([("state", "in", ("approved", "done"))]):
            posted = document.credit_note_ids.filtered(lambda entry: entry.state == "posted")
            total, approved = sum(posted.mapped("amount_total")), document._approved_credit()
            room = posted._after_sales_rounding_room()
            if document.currency_id.compare_amounts(total, approved + room) > 0:
                yield (
                    "credit_above_approved",
                    document,
                    reason(
                        "breach_credit_above_approved",
                        document=document.name,
                        total=document.currency_id.format(total),
                        approved=document.currency_id.format(approved),
                    ),
                )

    def _find_orphan_credits(self, model):
        """Every entry that says it is a document's stands in the posting ledger."""
        self.env.cr.execute(
            SQL(
                """
                SELECT entry.id FROM account_move entry
                 WHERE entry.%(field)s IS NOT NULL AND entry.state = 'posted'
                   AND NOT EXISTS (SELECT 1 FROM after_sales_posting posting
                                    WHERE posting.entry_model = 'account.move' AND posting.entry_id = entry.id)
                """,
                field=SQL.identifier(model._entry_field),
            )
        )
        for entry in self.env["account.move"].sudo().browse([row[0] for row in self.env.cr.fetchall()]):
            yield (
                "credit_note_orphan",
                entry,
                reason(
                    "breach_credit_note_orphan",
                    entry=entry.display_name,
                    document=entry[model._entry_field].name,
                ),
            )
