# Part of after_sales. LGPL-3.
import base64

from odoo.tests import tagged

from .common import AfterSalesCommon

PICTURE = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsDispositions(AfterSalesCommon):
    """A disposition is a row: what must be shown, who approves, where goods and money go (R5.16). None needs code."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=5, sold=4)
        self.invoiced(self.order)

    def a_disposition(self, **values):
        return self.env["after_sales.disposition"].create({"name": "Own way", "code": "OWN", **values})

    def an_inspection(self, disposition, **files):
        document = self.an_approved_return(self.order, (self.product, 1))
        self.received(document)
        inspection = document.sudo().inspection_ids.with_user(self.quality)
        inspection.line_ids.disposition_id = disposition
        return inspection

    def attached(self, inspection, name, raw):
        inspection.sudo().attachment_ids = [
            (0, 0, {"name": name, "raw": raw, "res_model": inspection._name, "res_id": inspection.id})
        ]

    def test_pictures_are_asked_for(self):
        inspection = self.an_inspection(self.a_disposition(evidence="picture"))

        self.assertRefused(inspection.action_inspect, "“Own way” asks for a picture")
        self.attached(inspection, "report.txt", b"words")
        self.assertRefused(inspection.action_inspect, "asks for a picture")
        self.attached(inspection, "crack.png", PICTURE)
        inspection.action_inspect()
        self.assertEqual(inspection.state, "done")

    def test_pictures_and_a_report_are_asked_for_together(self):
        inspection = self.an_inspection(self.a_disposition(evidence="both"))

        self.assertRefused(inspection.action_inspect, "asks for a picture", "asks for a report")
        self.attached(inspection, "crack.png", PICTURE)
        self.assertRefused(inspection.action_inspect, "asks for a report")
        self.attached(inspection, "report.txt", b"words")
        inspection.action_inspect()
        self.assertEqual(inspection.state, "done")

    def test_what_must_be_shown_is_not_done_by_rule(self):
        shown = self.a_disposition(evidence="picture", is_inspected=False)
        document = self.an_approved_return(self.order, (self.product, 1, {"disposition_id": shown.id}))

        self.received(document)

        inspection = document.sudo().inspection_ids
        self.assertEqual((inspection.state, inspection.is_automatic), ("draft", False))
        self.assertIn("asks for a picture", inspection.problem)

    def test_its_class_says_who_approves(self):
        grave = self.env["after_sales.approval.class"].create({"name": "Grave", "code": "GRAVE"})
        self.an_authority_table(
            ("manager", 500.0), ("manager", 0.0, {"class_ids": grave.ids}), ("deputy_gm", 5000.0), ("gm", None)
        )
        plain, own = self.a_disposition(), self.a_disposition(code="GRAVE", class_id=grave.id)

        roles = []
        for disposition in (plain, own):
            document = self.a_return(self.order, (self.product, 1, {"disposition_id": disposition.id}))
            document.action_submit()
            roles.append(document.approval_step_ids.role_id.name)

        self.assertEqual(roles, ["Sales Manager", "Deputy General Manager"])

    def test_the_simulator_knows_the_class(self):
        blind = self.env.ref("after_sales.after_sales_approval_class_blind")
        simulate = self.env["after_sales.approval.simulate"].with_user(self.administrator).create(
            {
                "document_kind": "after_sales.return",
                "company_id": self.company.id,
                "requester_id": self.sales.id,
                "partner_id": self.customer.id,
                "amount": 10.0,
                "class_id": blind.id,
            }
        )

        self.assertEqual(simulate.step_ids.role_id.name, "General Manager")
