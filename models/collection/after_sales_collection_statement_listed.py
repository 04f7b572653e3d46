# Part of after_sales. LGPL-3.
from collections import defaultdict
from datetime import datetime, time, timedelta
from decimal import Decimal

import pytz

from odoo import models
from odoo.fields import Domain

from ..exact import exact


class AfterSalesCollectionStatement(models.Model):
    """The complaints' side of the statement: which part of an invoice was under complaint when the month ended.

    Listed are complaints, returns and allowances that were reported or submitted by then and not finished.
    """

    _inherit = "after_sales.collection.statement"

    def _listed_shares(self, invoices, last) -> dict:
        """{invoice: (share of its value, names of the documents)}; no item counts twice, though two documents name it."""
        lines = invoices.invoice_line_ids.filtered(lambda line: line.display_type == "product")
        taken, names = defaultdict(Decimal), defaultdict(set)
        for document, items, quantity in self._claims(lines, last):
            for line in items.filtered(lambda line: line.parent_state == "posted" and line.move_type != "out_refund"):
                key = (document._name, line)
                left = line._after_sales_base_quantity() - taken[key]
                part = left if quantity is None else min(left, quantity)
                if part > 0:
                    taken[key] += part
                    quantity = None if quantity is None else quantity - part
                    names[line.move_id].add(document.name)
        most = defaultdict(Decimal)
        for (_model, line), quantity in taken.items():
            most[line] = max(most[line], quantity)
        return {invoice: (self._share(invoice, most, last), names[invoice]) for invoice in invoices}

    def _share(self, invoice, quantities, last) -> Decimal:
        whole = listed = Decimal(0)
        for line in invoice.invoice_line_ids.filtered(lambda line: line.display_type == "product"):
            credits = line.after_sales_credit_line_ids.filtered(
                lambda credit: credit.parent_state == "posted" and credit.date <= last
            )
            value = exact(line.price_total) - sum((exact(credit.price_total) for credit in credits), Decimal(0))
            whole += value
            if quantities.get(line):
                listed += value * quantities[line] / line._after_sales_base_quantity()
        return min(max(listed / whole, Decimal(0)), Decimal(1)) if whole > 0 else Decimal(0)

    def _claims(self, lines, last):
        """(document, invoice lines, quantity in the unit of the product or None for all) of all that is open."""
        sold = lines.sale_line_ids
        # The month ends at midnight where the company works.
        zone = pytz.timezone(self.env.company.resource_calendar_id.tz or "UTC")
        midnight = zone.localize(datetime.combine(last + timedelta(days=1), time.min))
        end = midnight.astimezone(pytz.utc).replace(tzinfo=None)
        named = Domain("invoice_line_id", "in", lines.ids) | Domain("sale_line_id", "in", sold.ids)
        complaint = Domain("case_id.kind", "=", "complaint")
        for item in self._open_at("after_sales.case", end, "reported_on", named & complaint):
            is_all = item.case_id.is_quantity_unknown or not item.quantity
            quantity = item.uom_id._compute_quantity(item.quantity, item.product_id.uom_id, round=False)
            yield item.case_id, item.invoice_line_id or item.sale_line_id.invoice_lines, None if is_all else exact(quantity)
        for item in self._open_at("after_sales.return", end, "submitted_on", Domain("sale_line_id", "in", sold.ids)):
            yield item.return_id, item.sale_line_id.invoice_lines, exact(item.base_qty - item.credited_qty)
        # A yearly rebate is no complaint.
        allowed = Domain("origin_line_id", "in", lines.ids) & Domain("allowance_id.rebate_run_id", "=", False)
        for item in self._open_at("after_sales.allowance", end, "submitted_on", allowed):
            quantity = item.uom_id._compute_quantity(item.quantity, item.product_id.uom_id, round=False)
            yield item.allowance_id, item.origin_line_id, exact(quantity) if item.uom_id else None

    def _open_at(self, model, end, began, domain):
        """Lines of the documents of ``model`` that had begun and were not finished at ``end``."""
        parent = f"{model.rpartition('.')[2]}_id"
        later = Domain(f"{parent}.posted_on", ">=", end) | Domain(f"{parent}.cancelled_on", ">=", end)
        is_open = Domain("state", "not in", ("done", "superseded", "cancelled"))
        return self.env[f"{model}.line"].search(
            domain & Domain(f"{parent}.{began}", "<", end) & (is_open | later), order="id"
        )
