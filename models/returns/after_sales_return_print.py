# Part of after_sales. LGPL-3.
from typing import NamedTuple

from odoo import models

#: What fits on A4 between the head of the slip and the signatures.
LINES_ON_A_SHEET = 15


class Copy(NamedTuple):
    """One copy of the return slip: what it is called, who keeps it, and whether it shows money."""

    number: int
    title: str
    keeper: str
    is_priced: bool = False


class Signature(NamedTuple):
    """A place on a form where somebody signs; the name and day are printed where the system knows them."""

    label: str
    name: str = ""
    day: object = False


class AfterSalesReturn(models.Model):
    """What the printed forms of a return say (R5.01, R5.02, R5.03)."""

    _inherit = "after_sales.return"

    def _slip_copies(self) -> list[Copy]:
        """The four copies, each named after who keeps it (R5.02); accounting's own is the sales return slip."""
        slip, accounting = self.env._("Finished-Goods Return Slip"), self.env._("Sales Return Slip")
        return [
            Copy(1, slip, self.env._("Sales, for follow-up")),
            Copy(2, slip, self.env._("Finished-goods warehouse")),
            Copy(3, accounting, self.env._("Accounting, with the buyer's proof"), is_priced=True),
            Copy(4, slip, self.env._("Back to sales, after receiving")),
        ]

    def _slip_sheets(self):
        """The lines of each sheet: a loose sheet says on its own what it belongs to, whoever prints it.

        Not left to the printing program: it repeats a table's head on the next page, or does not, as it was built.
        """
        self.ensure_one()
        lines = self._lines_that_come()
        return [lines[start : start + LINES_ON_A_SHEET] for start in range(0, len(lines), LINES_ON_A_SHEET)]

    def _slip_signatures(self) -> list[Signature]:
        """Who issued, who approved as the decision log knows it, and the places where warehouse and accounting sign."""
        self.ensure_one()
        document = self.sudo()
        signed = document._latest_request().step_ids.filtered(lambda step: step.state == "signed")
        approvers = ", ".join(signed.decided_by_id.mapped("name"))
        received = document.line_ids.receipt_move_ids.filtered(lambda move: move.state == "done").picking_id
        return [
            Signature(self.env._("Issued by sales"), document.submitted_by_id.name or "", document.submitted_on),
            Signature(self.env._("Approved by"), approvers, document.approved_on),
            Signature(self.env._("Received and counted by"), "", max(received.mapped("date_done"), default=False)),
            Signature(self.env._("Booked by accounting"), "", document.posted_on),
        ]

    def _slip_basis(self) -> list[tuple[str, str]]:
        """What the return rests on: the complaint case, orders, deliveries, invoices (R5.01)."""
        self.ensure_one()
        lines = self.sudo().line_ids
        invoices = self.sudo().invoice_id or lines.sale_line_id._after_sales_creditable_lines().move_id
        orders = [
            f"{order.name} ({order.client_order_ref})" if order.client_order_ref else order.name
            for order in lines.order_id
        ]
        basis = [
            (self.env._("Complaint case"), self.sudo().case_id.name or ""),
            (self.env._("Sales order"), ", ".join(orders)),
            (self.env._("Delivery"), ", ".join(lines.move_id.picking_id.mapped("name"))),
            (self.env._("Invoice"), ", ".join(invoices.mapped("name"))),
        ]
        return [(label, words) for label, words in basis if words]

    def _slip_handling(self) -> str:
        """What the customer is promised and what is meant to become of the goods, each way named once."""
        remedies = dict(self.line_ids._fields["remedy"]._description_selection(self.env))
        ways = [
            " · ".join(part for part in (remedies[line.remedy], line.disposition_id.name) if part)
            for line in self._lines_that_come()
        ]
        return ", ".join(dict.fromkeys(ways))

    def _lines_that_come(self):
        """The lines whose goods the customer sends back."""
        return self.sudo().line_ids.filtered(lambda line: line._brings_goods())

    def _slip_tolerance(self) -> str:
        """The over-quantity ratios of the lines, as they were when approval was asked for."""
        percents = sorted(set(self.line_ids.mapped("tolerance_percent")))
        return " / ".join(f"{percent:g} %" for percent in percents)

    def _parcel_addresses(self):
        """Where the customer sends the goods: the warehouses and the vendors that wait for them."""
        self.ensure_one()
        # The customer sees the address of the warehouse, and nothing else of it.
        document = self.sudo()
        to_vendor = document.line_ids.filtered(lambda line: line._goes_to_vendor())
        ours = (document.line_ids - to_vendor).receipt_move_ids.picking_type_id.warehouse_id
        return ours.partner_id | to_vendor.vendor_id or document.company_id.partner_id

    def _print_titles(self):
        return {
            "slip": self.env._("Return Slip"),
            "certificate": self.env._("Sales Return Certificate"),
            "parcel": self.env._("Return Note"),
        }

    def _get_report_base_filename(self):
        """The name of what the customer prints in the portal."""
        return self._print_file_name("parcel")
