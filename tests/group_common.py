# Part of after_sales. LGPL-3.
"""What tests of two companies of one group start from."""

from contextlib import contextmanager

from odoo.fields import Command

from .inspections import InspectionCase


class GroupCase(InspectionCase):
    """We buy our boilers from Pump Works, a company of our group, and send back to it what customers return to us."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.peer = cls.setup_other_company(name="Pump Works")["company"]
        cls.env.user.company_ids += cls.peer
        cls.peer_warehouse = cls.env["stock.warehouse"].search([("company_id", "=", cls.peer.id)], limit=1)
        cls.peer_sales = cls._a_user("sales", login="peer_sales", company=cls.peer)
        cls.peer_sales.group_ids += cls.env.ref("sales_team.group_sale_salesman_all_leads")
        cls.peer_gm = cls._a_user("approver_gm", login="peer_gm", company=cls.peer)
        cls.peer_warehouse_user = cls._a_user("warehouse", login="peer_warehouse", company=cls.peer)
        cls.transit = cls.env.ref("stock.stock_location_inter_company")
        cls.peer_place = cls.env.ref("stock.stock_location_customers")
        cls.company.partner_id.with_company(cls.peer).property_stock_customer = cls.peer_place

    def set_stage(self):
        super().set_stage()
        self.product.seller_ids = [Command.create({"partner_id": self.peer.partner_id.id})]

    @contextmanager
    def at_the_peer(self):
        own = self.company, self.warehouse, self.sales, self.warehouse_user, self.env
        self.company, self.warehouse = self.peer, self.peer_warehouse
        self.sales, self.warehouse_user = self.peer_sales, self.peer_warehouse_user
        self.env = self.env(context={**self.env.context, "allowed_company_ids": self.peer.ids})
        yield
        self.company, self.warehouse, self.sales, self.warehouse_user, self.env = own

    def sold_by_the_peer(self, quantity, product=None, lot=None, **values):
        """An order of ours at Pump Works, delivered to us."""
        buyer, product = self.company.partner_id, product or self.product
        with self.at_the_peer():
            number = self.a_lot(product, lot) if lot else None
            self.bought(product.with_env(self.env), quantity, 8.0, lot=number)
            order = self.an_order(
                (product.with_env(self.env), quantity), partner=buyer, user_id=self.peer_sales.id, **values
            )
            self.delivered(order, lots={product: [(number, quantity)]} if lot else None)
        return order

    def received_from_the_peer(self, quantity, cost, origin=False):
        """What it sent us comes out of the transit into our stock, as from any vendor."""
        picking = self.env["stock.picking"].create(
            {
                "picking_type_id": self.warehouse.in_type_id.id,
                "partner_id": self.peer.partner_id.id,
                "origin": origin,
                "location_id": self.transit.id,
                "location_dest_id": self.warehouse.lot_stock_id.id,
                "move_ids": [
                    Command.create(
                        {
                            "product_id": self.product.id,
                            "product_uom_qty": quantity,
                            "product_uom": self.product.uom_id.id,
                            "location_id": self.transit.id,
                            "location_dest_id": self.warehouse.lot_stock_id.id,
                        }
                    )
                ],
            }
        )
        picking.action_confirm()
        picking.move_ids.quantity = quantity
        self.validated(picking)
        picking.move_ids.value_manual = quantity * cost
        return picking

    def shipped_by_the_vendor(self, order):
        """As Odoo's drop-shipping app leaves it: one transfer from the vendor to our customer."""
        picking, line = order.picking_ids, order.order_line
        ends = {
            "location_id": self.env.ref("stock.stock_location_suppliers").id,
            "location_dest_id": self.peer_place.id,
        }
        shipment = picking.copy({**ends, "move_ids": []})
        picking.action_cancel()
        shipment.move_ids = [
            Command.create(
                {
                    "product_id": line.product_id.id,
                    "product_uom": line.product_uom_id.id,
                    "product_uom_qty": line.product_uom_qty,
                    "sale_line_id": line.id,
                    **ends,
                }
            )
        ]
        shipment.action_confirm()
        shipment.move_ids.quantity = line.product_uom_qty
        self.validated(shipment)

    def claimed(self, quantity=4, document=None):
        """Quality sends returned goods back to the vendor; our claim on him."""
        inspection = self.inspected(document or self.a_waiting(quantity), ("vendor", quantity))
        return self.env["after_sales.vendor.claim"].search([("finding_id", "in", inspection.line_ids.ids)])
