# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestApprovalDispositions(AfterSalesCommon):
    """What is planned for the goods chooses rows of the authority table (R7.02, R5.16; checklist A8)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=200, sold=100)
        self.scrap = self.env.ref("after_sales.after_sales_disposition_scrap")
        self.restock = self.env.ref("after_sales.after_sales_disposition_restock")
        self.an_authority_table(
            ("manager", 500), ("gm", None), ("manager", 50, {"disposition_ids": [Command.set(self.scrap.ids)]}),
            customer_days=0, invoice_days=0,
        )  # fmt: skip

    def test_goods_to_be_scrapped_need_a_higher_level(self):
        self.assertEqual(self.asked(self.scrap), "General Manager")
        self.assertEqual(self.asked(self.restock), "Sales Manager")
        self.assertEqual(self.asked(self.env["after_sales.disposition"]), "Sales Manager")

    def test_one_line_to_be_scrapped_is_enough(self):
        document = self.a_return(self.order, (self.product, 1), (self.product, 1))
        document.line_ids[0].disposition_id = self.restock
        document.line_ids[1].disposition_id = self.scrap
        document.action_submit()

        self.assertEqual(document.approval_step_ids.role_id.name, "General Manager")

    def test_another_disposition_asks_everybody_anew(self):
        document = self.a_return(self.order, (self.product, 1))
        document.line_ids.disposition_id = self.restock
        document.action_submit()
        document.action_recall()
        document.line_ids.disposition_id = self.scrap
        document.action_submit()

        self.assertEqual(document._latest_request().step_ids.role_id.name, "General Manager")
        self.assertIn("Planned Disposition", document.with_user(self.approver_gm).changes_since_look)

    def test_the_simulator_asks_for_it(self):
        for disposition, role in ((self.scrap, "General Manager"), (self.restock, "Sales Manager")):
            simulate = self.env["after_sales.approval.simulate"].with_user(self.administrator).create(
                {
                    "document_kind": "after_sales.return",
                    "company_id": self.company.id,
                    "requester_id": self.sales.id,
                    "partner_id": self.customer.id,
                    "amount": 100.0,
                    "disposition_id": disposition.id,
                }
            )
            self.assertEqual(simulate.step_ids.role_id.name, role)

    def test_a_decision_performed_again_knows_it(self):
        document = self.a_return(self.order, (self.product, 1))
        document.line_ids.disposition_id = self.scrap
        document.action_submit()

        told = document.approval_request_ids.with_user(self.auditor).action_reperform()

        self.assertEqual(told["params"]["type"], "success")

    def asked(self, disposition):
        document = self.a_return(self.order, (self.product, 1))
        document.line_ids.disposition_id = disposition
        document.action_submit()
        return document.approval_step_ids.role_id.name
