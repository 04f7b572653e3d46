# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .case_common import CaseCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCaseService(CaseCommon):
    """What customers say during a service job goes to the departments concerned (R4.71)."""

    def set_stage(self):
        super().set_stage()
        self.repair = self.env["repair.order"].create(
            {"product_id": self.product.id, "partner_id": self.customer.id, "company_id": self.company.id}
        )
        self.technician = new_test_user(
            self.env, "technician", groups="base.group_user,stock.group_stock_user", company_id=self.company.id
        )

    def test_a_job_begins_a_complaint_about_its_goods_that_remembers_the_job(self):
        """R4.71"""
        action = self.repair.with_user(self.technician).action_after_sales_case()
        finding = self.env[action["res_model"]].with_user(self.technician).with_context(**action["context"])
        finding = finding.browse(action["res_id"])
        self.assertEqual(finding.line_ids.product_id, self.product)
        finding.line_ids.quantity = 2

        case = self.env["after_sales.case"].browse(finding.action_add()["res_id"])

        self.assertEqual((case.channel, case.repair_id, case.line_ids.quantity), ("service", self.repair, 2.0))
        self.assertEqual(self.repair.after_sales_case_count, 1)
        self.assertEqual(self.repair.action_view_after_sales_cases()["res_id"], case.id)
        case.with_user(self.technician).reason_id = self.reason
        case.with_user(self.technician).action_report()
        case.with_user(self.coordinator).action_accept()
        self.assertEqual(case.state, "running")

    def test_goods_that_were_not_sold_here_are_complained_of_too(self):
        """R4.71"""
        self.repair.partner_id = self.env["res.partner"].create({"name": "Somebody"})

        action = self.repair.with_user(self.technician).action_after_sales_case()

        cases = self.env["after_sales.case"].with_user(self.technician).with_context(**action["context"])
        case = cases.create({"reason_id": self.reason.id})
        self.assertEqual((case.line_ids.product_id, case.repair_id), (self.product, self.repair))

    def test_customers_begin_no_case_from_a_job(self):
        guest = new_test_user(self.env, "guest", groups="base.group_portal")

        self.assertRefused(self.repair.with_user(guest).action_after_sales_case, error=AccessError)
