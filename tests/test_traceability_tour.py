# Part of after_sales. LGPL-3.
from odoo.tests import HttpCase, tagged

from .traceability_common import TraceabilityCase

LOTS = "/odoo/action-stock.action_production_lot_form"


@tagged("post_install", "-at_install", "after_sales", "after_sales_tour")
class TestTraceabilityTour(TraceabilityCase, HttpCase):
    """Following a serial number in a real browser. Without Chromium Odoo skips this test and says so."""

    freeze_time = None  # a browser has a clock of its own and would find its session over

    def test_a_salesperson_follows_a_serial_number_to_its_vendor_and_to_its_customer(self):
        pump = self.a_product(name="Pump", tracking="serial")
        serial = self.a_lot(pump, "S-77")
        self.bought(pump, 1, 10.0, lot=serial).picking_id.partner_id = self.vendor
        order = self.an_order((pump, 1), partner=self.firm)
        self.delivered(order, lots={pump: [(serial, 1)]})
        self.invoiced(order)

        self.start_tour(f"{LOTS}/{serial.id}", "after_sales_trace_tour", login=self.sales.login)

        trace = self.env["after_sales.trace"].with_user(self.sales).search([("create_uid", "=", self.sales.id)])
        self.assertEqual(trace.lot_ids, serial)
        self.assertFalse(trace.hidden_count)
