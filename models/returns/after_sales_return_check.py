# Part of after_sales. LGPL-3.
from odoo import models

from ...rules import returnable
from ...rules.reason import reason
from ..exact import exact


class AfterSalesReturn(models.Model):
    """What speaks against a return: everything is found and told at once, before anything is written."""

    _inherit = "after_sales.return"

    def _get_submit_blockers(self):
        yield from self._get_form_blockers()
        yield from self._get_line_blockers()
        yield from self._get_accounting_blockers()

    def _get_approve_blockers(self):
        yield from super()._get_approve_blockers()
        # The world may have moved on since submission: goods returned by another path, a product archived.
        yield from self._get_line_blockers()
        yield from self._get_accounting_blockers()

    def _get_cancel_blockers(self):
        for document in self.sudo():
            if document.line_ids.receipt_move_ids.filtered(lambda move: move.state == "done"):
                yield reason("goods_already_in", document=document.name)
            posted = document.credit_note_ids.filtered(lambda entry: entry.state == "posted")
            if posted:
                yield reason(
                    "credit_already_posted", document=document.name, credit_notes=", ".join(posted.mapped("name"))
                )

    def _get_reset_blockers(self):
        for document in self:
            if document.sudo().posting_ids.filtered(lambda posting: posting.kind == "credit_note"):
                yield reason("posted_before", document=document.name)

    def _get_form_blockers(self):
        for document in self:
            if not document.line_ids:
                yield reason("no_lines", document=document.name)
            if not document.reason_id:
                yield reason("no_reason", document=document.name)
            currencies = document.line_ids.order_currency_id
            if len(currencies) > 1:
                yield reason(
                    "several_currencies", document=document.name, currencies=", ".join(currencies.mapped("name"))
                )

    def _get_line_blockers(self):
        lines = self.sudo().line_ids
        items, passages = lines.move_id._after_sales_delivered(besides=lines), lines._passages()
        for document in self.sudo():
            for line in document.line_ids:
                yield from line._get_origin_blockers()
                yield from line._get_customer_blockers(passages)
                yield from line._get_remedy_blockers()
            yield from returnable.check((line._asked(items) for line in document.line_ids), items)
            # What this document takes is gone for the next one of the same batch.
            for line in document.line_ids:
                item = items.get(line._item())
                if item:
                    items[line._item()] = item._replace(reserved=item.reserved + exact(line.base_qty))

    def _get_accounting_blockers(self):
        yield from self._get_books_blockers()
        for line in self.sudo().line_ids:
            yield from line._get_account_blockers()
