# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain

#: How many deliveries one search shows.
MOST = 80
#: What a new case is told about where it was raised.
HEARD = ("default_channel", "default_repair_id")


class AfterSalesCaseFind(models.TransientModel):
    """One search over orders, deliveries, invoices, lots and products: what is complained of goes onto the case (R4.10)."""

    _name = "after_sales.case.find"
    _description = "Find Complained Items"

    case_id = fields.Many2one("after_sales.case", readonly=True)
    company_id = fields.Many2one("res.company", required=True, readonly=True, default=lambda self: self.env.company)
    partner_id = fields.Many2one("res.partner", "Customer", domain="[('company_id', 'in', (company_id, False))]")
    term = fields.Char(
        "Search", help="Number of an order, delivery, invoice, lot or serial; product; customer's reference."
    )
    line_ids = fields.One2many("after_sales.case.find.line", "find_id", "Delivered Items")
    is_cut = fields.Boolean(help="There is more than is shown.")

    def action_search(self):
        """List what was delivered and fits the words."""
        self.ensure_one()
        if not self.partner_id and not (self.term or "").strip():
            raise UserError(self.env._("Choose a customer or enter a number to look for."))
        self._list(self._find_moves())
        return self._action()

    def action_add(self):
        """Put what is chosen on the case, or begin a new case with it."""
        self.ensure_one()
        taken = self.line_ids.filtered(lambda line: line.is_taken or line.quantity)
        if not taken:
            raise UserError(self.env._("Nothing is chosen yet: tick what the customer complains of."))
        lines = [Command.create(line._prepare_case_line_vals()) for line in taken]
        case = self.case_id
        if case:
            case.write({"line_ids": lines} | ({} if case.partner_id else {"partner_id": taken[:1].partner_id.id}))
        else:
            case = case.create(self._prepare_case_vals(taken, lines))
        return {"type": "ir.actions.act_window", "res_model": case._name, "res_id": case.id, "views": [(False, "form")]}

    @api.model
    def _open(self, moves, lot=None, order=None):
        """Begin a complaint about these deliveries, or about an order that is not delivered yet."""
        self.env["after_sales.case"].check_access("create")
        # Whoever hears a complaint need not be allowed to read the warehouse's transfers.
        moves = moves.sudo()._after_sales_returnable_moves()
        if order and not moves:
            return self._begin_about(order)
        partner = moves.sale_line_id.order_id.partner_id[:1] or moves.partner_id[:1]
        company = moves.company_id[:1] or self.env.company
        finding = self.create({"partner_id": partner.id, "company_id": company.id, "term": lot.name if lot else False})
        finding._list(moves, lot)
        return finding._action()

    def _begin_about(self, order):
        """A complaint about the order itself: nothing has been delivered."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Complaint"),
            "res_model": "after_sales.case",
            "views": [(False, "form")],
            "context": {
                "default_partner_id": order.partner_id.id,
                "default_company_id": order.company_id.id,
                "default_order_id": order.id,
                "default_category": "date",
            },
        }

    def _find_moves(self):
        # As above: the search tells no more than what was delivered to whom.
        found = self.env["stock.move"].sudo().search(self._domain(), order="date desc, id desc", limit=MOST + 1)
        self.is_cut = len(found) > MOST
        return found[:MOST]._after_sales_returnable_moves()

    def _domain(self):
        domain = Domain(
            [
                ("company_id", "=", self.company_id.id),
                ("state", "=", "done"),
                ("sale_line_id", "!=", False),
                ("location_dest_id.after_sales_is_with_customer", "=", True),
            ]
        )
        if self.partner_id:
            customer = self.partner_id.commercial_partner_id
            domain &= Domain("sale_line_id.order_id.partner_id", "child_of", customer.ids)
        term = (self.term or "").strip()
        if term:
            fields_searched = (
                "picking_id.name",
                "sale_line_id.order_id.name",
                "sale_line_id.order_id.client_order_ref",
                "sale_line_id.invoice_lines.move_id.name",
                "move_line_ids.lot_id.name",
                "product_id",
            )
            domain &= Domain.OR(Domain(name, "ilike", term) for name in fields_searched)
        return domain

    def _list(self, moves, lot=None):
        items = moves._after_sales_delivered(besides=self.env["after_sales.return.line"])
        self.line_ids = [Command.clear()] + [
            Command.create(
                {
                    "move_id": move,
                    "lot_id": lot_id,
                    "delivered_qty": float(item.delivered),
                    "returned_qty": float(item.returned),
                }
            )
            for (move, lot_id), item in items.items()
            if item.delivered and (not lot or lot_id == lot.id)
        ]

    def _prepare_case_vals(self, taken, lines) -> dict:
        products = ", ".join(dict.fromkeys(taken.product_id.mapped("display_name")))
        return {
            "subject": products,
            "partner_id": (self.partner_id or taken[:1].partner_id).id,
            "company_id": self.company_id.id,
            "line_ids": lines,
        }

    def _action(self):
        # Where the complaint was heard goes along to the case.
        heard = {name: self.env.context[name] for name in HEARD if name in self.env.context}
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Complaint"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
            "context": {"dialog_size": "extra-large", **heard},
        }
