# Part of after_sales. LGPL-3.
from odoo import api, models
from odoo.fields import Command

from ...rules import price_deviation
from ...rules.reason import reason
from ..lifecycle.engine import unlocked


class AfterSalesConcession(models.Model):
    """What a concession takes over from its quotation, and whether the quotation still keeps within it."""

    _inherit = "after_sales.concession"

    @api.model
    def _for_order(self, order):
        """What asks for approval of this quotation: the one that is open, else a new draft."""
        order.ensure_one()
        order.check_access("write")
        self._raise_all(self._get_needless(order))
        open_ = self.search([("order_id", "=", order.id), ("state", "in", ("draft", "submitted"))], limit=1)
        return open_ or self.create({"order_id": order.id})

    def _get_needless(self, order):
        if order.state not in ("draft", "sent"):
            yield reason("concession_order_closed", order=order.name)
        elif not order._after_sales_may_not_be_told():
            yield reason("concession_needless", order=order.name)

    def _take_over(self):
        """Show what the quotation says now: the engine copies it, whatever the user may write or read of orders."""
        for concession in self.sudo():
            unlocked(concession).write(concession._prepare_taken_over_vals())

    def _prepare_taken_over_vals(self) -> dict:
        order = self.order_id.with_company(self.company_id)
        offer, heads = order._after_sales_offered_now(), order.order_line._after_sales_offered()
        found = price_deviation.measure(offer)
        return {
            "partner_id": order.partner_id.id,
            "currency_id": order.currency_id.id,
            "pricelist_id": order.company_id.after_sales_service_pricelist_id.id,
            "list_amount": float(found.list_amount),
            "quoted_amount": float(found.quoted_amount),
            "deviation_percent": float(found.deviation),
            "discount_percent": float(found.discount),
            "line_ids": [
                Command.clear(),
                *(
                    Command.create(self._prepare_line_vals(head, line) | {"sequence": number})
                    for number, (head, line) in enumerate(zip(heads, offer, strict=True))
                ),
            ],
        }

    def _prepare_line_vals(self, head, line) -> dict:
        return {
            "product_id": head.product_id.id,
            "name": head.name,
            "uom_id": head.product_uom_id.id,
            "quantity": float(line.quantity),
            "list_amount": float(line.list_amount),
            "quoted_amount": float(line.quoted_amount),
            "is_gated": line.is_gated,
            "below_percent": float(price_deviation.measure([line]).discount),
        }

    def _covers(self, order, offer) -> bool:
        """Whether this approval lets the customer be told ``offer``: to him, in this currency, and no more than that."""
        self.ensure_one()
        concession = self.sudo()
        return (
            concession.state == "approved"
            and not any(True for _changed in concession._get_changed_blockers())
            and concession._is_about(order)
            and price_deviation.covers(concession.line_ids._offer(), offer)
        )

    def _is_about(self, order):
        return (self.order_id, self.partner_id, self.currency_id, self.company_id) == (
            order._origin,
            order.partner_id._origin,
            order.currency_id,
            order.company_id,
        )

    def _get_standing(self):
        """Where the approval of a price stands, for who wants to send the quotation."""
        for concession in self.sudo():
            if concession.state == "draft":
                yield reason("price_concession_draft", document=concession.name)
            elif concession.state == "submitted":
                waits_for = concession._latest_request().waits_for or ""
                yield reason("price_waits", document=concession.name, waits_for=waits_for)
            elif concession.state == "approved":
                yield reason("price_beyond_concession", document=concession.name)
