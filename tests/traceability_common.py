# Part of after_sales. LGPL-3.
"""Seals of lot A1 that went from their vendor to two customers, and what came of them."""

from .common import AfterSalesCommon


class TraceabilityCase(AfterSalesCommon):
    """Seals of lot A1, made by Dichtwerk under a licence, bought of a vendor, sold to Northgate Ltd and delivered."""

    def set_stage(self):
        super().set_stage()
        self.vendor, self.maker = self.env["res.partner"].create([{"name": "Vendor"}, {"name": "Dichtwerk"}])
        self.firm = self.env["res.partner"].create(
            {
                "name": "Northgate Ltd",
                "is_company": True,
                "company_registry": "91-0042",
                "phone": "+1 206",
                "street": "1 Pier",
                "city": "Seattle",
            }
        )
        self.person = self.env["res.partner"].create({"name": "Ned", "parent_id": self.firm.id, "type": "contact"})
        self.seal = self.a_product(
            name="Seal",
            tracking="lot",
            after_sales_specification="SK-1",
            after_sales_is_regulated=True,
            after_sales_registration_number="REG 7",
            after_sales_manufacturer_id=self.maker.id,
            after_sales_licence_number="L 12",
        )
        self.lot = self.a_lot(self.seal, "A1")
        self.lot.after_sales_expires_on = "2027-01-31"
        self.receipt = self.bought(self.seal, 20, 2.0, lot=self.lot).picking_id
        self.receipt.partner_id = self.vendor
        self.order = self.an_order((self.seal, 8), partner=self.firm)
        self.picking = self.delivered(self.order, lots={self.seal: [(self.lot, 8)]})

    def rows(self, *domain, user=None):
        """The sales record as ``user`` (quality) sees it."""
        self.env.flush_all()
        self.env["after_sales.sales.record"].invalidate_model()
        records = self.env["after_sales.sales.record"].with_user(user or self.quality)
        return records.search([("company_id", "=", self.company.id), *domain])

    def traced(self, record=None, user=None):
        """The trace of ``record`` (the lot) as ``user`` (the salesperson) sees it."""
        self.env.flush_all()
        action = (record or self.lot).with_user(user or self.sales).action_after_sales_trace()
        return self.env[action["res_model"]].with_user(user or self.sales).browse(action["res_id"])

    def steps(self, trace, section):
        """(kind, document or nothing, quantity) of the steps of one part."""
        return [
            (step.kind, self.env[step.res_model].browse(step.res_id) if step.res_model else None, step.quantity)
            for step in trace.step_ids
            if step.section == section
        ]
