# Part of after_sales. LGPL-3.
from datetime import datetime, time

from odoo import models

from ...rules import trace_balance as sides
from ...rules.trace import Step

#: Invoices and credit notes of customers -> the step that they are.
BILLS = {"out_invoice": "invoice", "out_receipt": "invoice", "out_refund": "credit_note"}


class AfterSalesTrace(models.TransientModel):
    """What was written: orders, invoices, people on both ends, and all that came after."""

    _inherit = "after_sales.trace"

    def _papers(self, lines):
        """The steps that are no movement; each once for a lot."""
        steps = [*self._before(lines), *self._genealogy(lines), *self._sold(lines), *self._afterwards()]
        return list(dict.fromkeys(steps))

    def _before(self, lines):
        """Vendors and purchase orders of what was received."""
        for line in lines:
            if self._sides(line)[0] != sides.VENDOR:
                continue
            move, lot = line.move_id, line.lot_id.id
            way, paper = self._way("receipt", move), self._paper("receipt", move)
            vendor = move.picking_id.partner_id
            if vendor:
                yield Step("vendor", lot, (("res.partner", vendor.id), paper), move.date, vendor.id, way=way)
            # The vendor's order is there where Odoo buys.
            order = move.purchase_line_id.order_id if "purchase_line_id" in move._fields else False
            if order:
                papers = ((order._name, order.id),)
                yield Step("purchase", lot, papers, order.date_order, order.partner_id.id, way=way)

    def _genealogy(self, lines):
        """The lots that a made lot is made of, and what a used lot was made into: one generation each way."""
        for line in lines:
            paper, way = self._paper("production", line.move_id), self._way("production", line.move_id)
            for kind, others in (("component", line.consume_line_ids), ("product", line.produce_line_ids)):
                for other in others.filtered(lambda other, own=line.lot_id: other.lot_id and other.lot_id != own):
                    papers = (("stock.lot", other.lot_id.id), paper)
                    yield Step(kind, line.lot_id.id, papers, line.move_id.date, way=way)

    def _sold(self, lines):
        """Order, invoices and customer of what was delivered, and the credit notes for it."""
        for line in lines:
            if self._sides(line)[1] != sides.CUSTOMER or line.move_id.origin_returned_move_id:
                continue
            move, lot = line.move_id, line.lot_id.id
            order, way = self._contract(move), self._way("delivery", move)
            buyer = order.partner_id or move.picking_id.partner_id
            if order:
                yield Step("order", lot, (("sale.order", order.id),), order.date_order, buyer.id, way=way)
            if buyer:
                papers = (("res.partner", buyer.id), self._paper("delivery", move))
                yield Step("customer", lot, papers, move.date, buyer.id, way=way)
            for bill in move.sale_line_id.invoice_lines.move_id.filtered(lambda bill: bill.state == "posted"):
                if bill.move_type in BILLS:
                    papers = (("account.move", bill.id),)
                    yield Step(
                        BILLS[bill.move_type], lot, papers, self._noon(bill.invoice_date), bill.partner_id.id, way=way
                    )

    def _afterwards(self):
        """Returns, complaints, repairs and new owners of the lots."""
        known = {"lot_id": self.lot_ids.ids}
        for line in self._about("after_sales.return.line", **known):
            document = line.return_id
            papers = ((document._name, document.id),)
            yield Step(
                "return",
                line.lot_id.id,
                papers,
                document.submitted_on or document.create_date,
                document.partner_id.id,
                line.base_qty,
            )
        for line in self._about("after_sales.case.line", **known):
            case = line.case_id
            papers = ((case._name, case.id),)
            yield Step("case", line.lot_id.id, papers, case.received_on or case.create_date, case.partner_id.id)
        for repair in self._about("repair.order", **known):
            papers = ((repair._name, repair.id),)
            yield Step("repair", repair.lot_id.id, papers, repair.create_date, repair.partner_id.id, repair.product_qty)
        for entry in self._about("after_sales.ownership", **known):
            papers = ((entry._name, entry.id),)
            yield Step("owner", entry.lot_id.id, papers, self._noon(entry.passed_on), entry.to_partner_id.id)

    @staticmethod
    def _noon(day):
        """A day as a moment that is on that day in every office."""
        return datetime.combine(day, time(12)) if day else None

    def _about(self, model, lot_id):
        """Records of a kind about these lots; what the reader may see of them is asked later."""
        domain = [("lot_id", "in", lot_id), ("company_id", "in", self.env.companies.ids)]
        return self.env[model].sudo().search(domain)
