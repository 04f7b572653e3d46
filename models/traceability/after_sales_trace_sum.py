# Part of after_sales. LGPL-3.
from collections import defaultdict
from decimal import Decimal

from odoo import models

from ...rules.trace_balance import Flow, balance, explain
from ..exact import exact


class AfterSalesTrace(models.TransientModel):
    """The balance of each traced lot."""

    _inherit = "after_sales.trace"

    def _prepare_balance_vals(self, lines):
        flows, stock, lowest = defaultdict(list), defaultdict(Decimal), defaultdict(Decimal)
        for line in lines:
            flows[line.lot_id].append(Flow(*self._sides(line), exact(line.quantity_product_uom)))
        for quant in self._quants():
            stock[quant.lot_id] += exact(quant.quantity)
            lowest[quant.lot_id] = min(lowest[quant.lot_id], exact(quant.quantity))
        return [self._balance_of(lot, flows[lot], stock[lot], lowest[lot]) for lot in self.sudo().lot_ids]

    def _balance_of(self, lot, flows, stock, lowest):
        told = balance(flows, stock)
        message = self.env["after_sales.message"]
        return {
            "trace_id": self.id,
            "lot_id": lot.id,
            "explanation": "\n".join(message._sentence(each) for each in explain(told, lot.name, lowest)),
            "came_in_qty": float(told.came_in),
            "difference_qty": float(told.difference),
            **{f"{name}_qty": float(quantity) for name, quantity in told._asdict().items()},
        }
