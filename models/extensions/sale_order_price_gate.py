# Part of after_sales. LGPL-3.
from odoo import models

from .sale_order_price import CONCESSION


class SaleOrder(models.Model):
    """The doors through which a customer learns a price; behind all of them stands the constraint on the state."""

    _inherit = "sale.order"

    def write(self, vals):
        """A quotation that was withdrawn is told anew, at the list of that day."""
        written = super().write(vals)
        if vals.get("state") in ("draft", "cancel"):
            # The seal is nobody's to write or to read.
            self._after_sales_price_controlled().sudo().after_sales_price_seal = False
        return written

    def action_quotation_send(self):
        self._after_sales_refuse_telling()
        return super().action_quotation_send()

    def action_after_sales_ask_concession(self):
        """Ask for approval of the prices of this quotation: open what asks for it already, or draft it."""
        self.ensure_one()
        concession = self.env[CONCESSION]._for_order(self)
        return {
            "type": "ir.actions.act_window",
            "res_model": CONCESSION,
            "res_id": concession.id,
            "views": [(False, "form")],
        }

    def action_view_after_sales_concessions(self):
        """Open the price concessions of this quotation."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Price Concessions"),
            "res_model": CONCESSION,
            "views": [(False, "list"), (False, "form")],
            "domain": [("order_id", "in", self.ids)],
            "context": {"create": False},
        }

    def _get_default_payment_link_values(self):
        self._after_sales_refuse_telling()
        return super()._get_default_payment_link_values()

    def _has_to_be_signed(self):
        return super()._has_to_be_signed() and not self._after_sales_may_not_be_told()

    def _has_to_be_paid(self):
        return super()._has_to_be_paid() and not self._after_sales_may_not_be_told()

    def _is_confirmation_amount_reached(self):
        """Money that came by an old link is kept, but it confirms no price that may not be told."""
        return super()._is_confirmation_amount_reached() and not self._after_sales_may_not_be_told()

    def _send_payment_succeeded_for_order_mail(self):
        told = self.filtered(lambda order: not order._after_sales_may_not_be_told())
        return super(SaleOrder, told)._send_payment_succeeded_for_order_mail()

    def _after_sales_may_not_be_told(self):
        return any(True for _problem in self._after_sales_price_problems())

    def _after_sales_refuse_telling(self):
        """``UserError`` with every reason why the customer may not be told the price of a quotation."""
        self.env["after_sales.message"]._raise_all(self._after_sales_price_problems())
