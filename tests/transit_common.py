# Part of after_sales. LGPL-3.
"""What tests of goods start from that went through Odoo's transit between companies (ADR 0053)."""

from .inspections import InspectionCase


class ThroughTransit:
    """Mixed into a case: its customer is Pump Works, a company of our group, to which Odoo delivers through the transit."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.peer = cls.setup_other_company(name="Pump Works")["company"]
        cls.transit = cls.env.ref("stock.stock_location_inter_company")
        cls.customer = cls.peer.partner_id


class TransitCase(ThroughTransit, InspectionCase):
    """Twenty boilers, bought at 10 and sold at 100, went to Pump Works."""

    def a_transfer(self, source, to, quantity=1, **values):
        """By hand, with no document behind it."""
        move = self.env["stock.move"].create(
            {
                "product_id": self.product.id, "product_uom_qty": quantity, "product_uom": self.product.uom_id.id,
                "location_id": source.id, "location_dest_id": to.id, "company_id": self.company.id, **values,
            }
        )  # fmt: skip
        move._action_confirm(merge=False)
        move.write({"quantity": quantity, "picked": True})
        move._action_done()
        return move

    def given_back(self, transfer, quantity=1):
        """Odoo's own return of ``transfer``, not yet validated."""
        wizard = self.env["stock.return.picking"].with_context(active_id=transfer.id, active_model="stock.picking")
        wizard = wizard.create({})
        wizard.product_return_moves.quantity = quantity
        return self.env["stock.picking"].browse(wizard.action_create_returns()["res_id"])

    def sent(self, document):
        """The warehouse delivers what the return sends."""
        pickings = document.sudo()._deliveries().filtered(lambda picking: picking.state not in ("done", "cancel"))
        pickings.action_assign()
        pickings.move_ids.picked = True
        self.assertIs(pickings.with_user(self.warehouse_user).button_validate(), True)
        return pickings

    def undone(self, document):
        action = document.with_user(self.undo).action_undo()
        wizard = self.env[action["res_model"]].with_user(self.undo).with_context(**action["context"])
        wizard.create({"comment": "Wrong company"}).action_confirm()

    def board(self, order=None):
        """(delivered, replaced, returned, kept, does not add up) of the one line of ``order``."""
        self.env.flush_all()
        self.env.invalidate_all()
        row = self.env["after_sales.balance"].search([("order_id", "=", (order or self.order).id)])
        return row.delivered_qty, row.replaced_qty, row.returned_qty, row.kept_qty, row.is_breach
