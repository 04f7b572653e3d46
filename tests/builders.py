# Part of after_sales. LGPL-3.
"""Short ways to say what a test starts from; each takes what matters and assumes the rest."""

from odoo.fields import Command


class Builders:
    """Mixed into the base case. Builders act as the superuser of the test; the test itself acts ``with_user``."""

    def a_product(  # noqa: PLR0913 - a test names only what matters to it
        self,
        *,
        name="Boiler",
        cost=10.0,
        price=100.0,
        method="average",
        valuation="real_time",
        tracking="none",
        **values,
    ):
        category = self.env["product.category"].create(
            {
                "name": f"{method} {valuation}",
                "property_cost_method": method,
                "property_valuation": valuation,
            }
        )
        return self.env["product.product"].create(
            {
                "name": name,
                "type": "consu",
                "is_storable": True,
                "categ_id": category.id,
                "standard_price": cost,
                "list_price": price,
                "tracking": tracking,
                "invoice_policy": "delivery",
                "taxes_id": [Command.clear()],
                "property_account_expense_id": self.cogs_account.id,
                **values,
            }
        )

    def a_lot(self, product, name):
        return self.env["stock.lot"].create({"name": name, "product_id": product.id, "company_id": self.company.id})

    def bought(self, product, quantity, cost, lot=None):
        """Receive goods at ``cost`` a unit."""
        supplier = self.env.ref("stock.stock_location_suppliers")
        picking = self.env["stock.picking"].create(
            {
                "picking_type_id": self.warehouse.in_type_id.id,
                "location_id": supplier.id,
                "location_dest_id": self.warehouse.lot_stock_id.id,
                "move_ids": [
                    Command.create(
                        {
                            "product_id": product.id,
                            "product_uom_qty": quantity,
                            "product_uom": product.uom_id.id,
                            "location_id": supplier.id,
                            "location_dest_id": self.warehouse.lot_stock_id.id,
                        }
                    )
                ],
            }
        )
        picking.action_confirm()
        picking.move_ids.quantity = quantity
        if lot:
            picking.move_ids.move_line_ids.lot_id = lot
        self.validated(picking)
        picking.move_ids.value_manual = quantity * cost
        return picking.move_ids

    def an_order(self, *lines, partner=None, **values):
        """A confirmed order of ``(product, quantity)`` or ``(product, quantity, {line values})``."""
        order = self.env["sale.order"].create(
            {
                "partner_id": (partner or self.customer).id,
                "company_id": self.company.id,
                "warehouse_id": self.warehouse.id,
                "order_line": [
                    Command.create(
                        {"product_id": product.id, "product_uom_qty": quantity, **(extra[0] if extra else {})}
                    )
                    for product, quantity, *extra in lines
                ],
                **values,
            }
        )
        order.action_confirm()
        return order

    def a_delivered_sale(self, bought, sold):
        """A product bought at 10 and sold at 100, and the order that was delivered."""
        product = self.a_product()
        self.bought(product, bought, 10.0)
        order = self.an_order((product, sold))
        self.delivered(order)
        return product, order

    def delivered(self, order, quantities=None, lots=None):
        """Deliver the order: all of it, or ``quantities`` by product; ``lots``: {product: [(lot, quantity)]}."""
        picking = order.picking_ids.filtered(lambda picking: picking.state not in ("done", "cancel"))
        picking.action_assign()
        for move in picking.move_ids:
            if lots and move.product_id in lots:
                move.move_line_ids.unlink()
                self.env["stock.move.line"].create(
                    [
                        move._prepare_move_line_vals(quantity=quantity) | {"lot_id": lot.id}
                        for lot, quantity in lots[move.product_id]
                    ]
                )
            else:
                move.quantity = (quantities or {}).get(move.product_id, move.product_uom_qty)
        self.validated(picking)
        return picking

    def invoiced(self, order, date="2026-03-02"):
        invoice = order._create_invoices()
        invoice.invoice_date = date
        invoice.action_post()
        return invoice

    def paid(self, invoice, amount=None):
        wizard = self.env["account.payment.register"].with_context(active_model="account.move", active_ids=invoice.ids)
        wizard.create({"amount": amount or invoice.amount_residual})._create_payments()
        return invoice

    def validated(self, picking):
        picking.move_ids.picked = True
        result = picking.with_context(skip_backorder=True).button_validate()
        self.assertIs(result, True)

    # -- authority -----------------------------------------------------------------------------------------------------

    def an_authority_table(self, *rows, **policy):
        """A table for returns in force from today: ``(role, amount or None for any)`` or with ``{limit values}``."""
        role = "after_sales.after_sales_approval_role_"
        table = self.env["after_sales.approval.table"].sudo().create({
            "title": "Test", "company_id": self.company.id,
            "policy_ids": [Command.create({"document_kind": "after_sales.return", **policy})],
            "limit_ids": [
                Command.create({
                    "role_id": self.env.ref(role + name).id, "document_kind": "after_sales.return",
                    "amount": amount or 0.0, "is_unlimited": amount is None, **(extra[0] if extra else {}),
                })
                for name, amount, *extra in rows
            ],
        })  # fmt: skip
        table._put_in_force()
        return table

    # -- returns -------------------------------------------------------------------------------------------------------

    def a_return(self, order, *lines, **values):
        """A draft return of ``(product, quantity[, lot][, {line values}])``; no lines: all that was delivered."""
        moves = order.order_line.move_ids._after_sales_returnable_moves()
        wanted = lines or [(move.product_id, move.quantity) for move in moves]
        return (
            self.env["after_sales.return"]
            .with_user(self.sales)
            .create(
                {
                    "partner_id": order.partner_id.id,
                    "company_id": order.company_id.id,
                    "reason_id": self.reason.id,
                    "line_ids": [
                        Command.create(
                            {
                                "move_id": moves.filtered(lambda move, p=product: move.product_id == p)[:1].id,
                                "quantity": quantity,
                                **self._more_of_a_line(more),
                            }
                        )
                        for product, quantity, *more in wanted
                    ],
                    **values,
                }
            )
        )

    def _more_of_a_line(self, more):
        values = {}
        for each in more:
            values |= each if isinstance(each, dict) else {"lot_id": each.id if each else False}
        return values

    def a_submitted_return(self, order, *lines, **values):
        document = self.a_return(order, *lines, **values)
        document.action_submit()
        return document

    def an_approved_return(self, order, *lines, **values):
        document = self.a_submitted_return(order, *lines, **values)
        document.with_user(self.approver_gm).action_approve()
        return document

    def received(self, document, quantities=None):
        """The warehouse counts and validates: everything, or ``quantities`` by product; the rest stays expected."""
        picking = (
            document.sudo()
            .picking_ids.filtered(lambda picking: picking.state not in ("done", "cancel"))
            .with_user(self.warehouse_user)
        )
        for move in picking.move_ids:
            if quantities is not None:
                move.quantity = quantities.get(move.product_id, 0.0)
            move.picked = bool(move.quantity)
        result = picking.with_context(skip_backorder=True).button_validate()
        self.assertIs(result, True)
        return document

    def a_returned(self, order, *lines, **values):
        """A return that went all the way: approved and received."""
        return self.received(self.an_approved_return(order, *lines, **values))

    # -- cases ---------------------------------------------------------------------------------------------------------

    def a_case(self, order, *lines, **values):
        """A draft complaint about ``(product, quantity)``; no lines: one piece of each delivered item."""
        moves = order.order_line.move_ids._after_sales_returnable_moves()
        wanted = lines or [(move.product_id, 1.0) for move in moves]
        return (
            self.env["after_sales.case"]
            .with_user(self.sales)
            .create(
                {
                    "subject": "Leaks at the seam",
                    "partner_id": order.partner_id.id,
                    "company_id": order.company_id.id,
                    "reason_id": self.reason.id,
                    "line_ids": [
                        Command.create(
                            {
                                "move_id": moves.filtered(lambda move, p=product: move.product_id == p)[:1].id,
                                "quantity": quantity,
                                "lot_id": lot[0].id if lot else False,
                            }
                        )
                        for product, quantity, *lot in wanted
                    ],
                    **values,
                }
            )
        )

    def a_reported_case(self, order, *lines, **values):
        case = self.a_case(order, *lines, **values)
        case.action_report()
        return case
