# Part of after_sales. LGPL-3.
from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.after_sales.models.lifecycle import after_sales_creditor_retry as retry

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsRetry(AfterSalesCommon):
    """All that could not post is tried again in chunks; one that fails stops no other."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=40, sold=20)
        self.invoice = self.invoiced(self.order)

    def failed(self, count):
        """Returns whose goods are in and whose credit the books refused."""
        documents = self.env["after_sales.return"].union(
            *(self.an_approved_return(self.order, (self.product, 1)) for _each in range(count))
        )
        self.company.sale_lock_date = "2026-03-31"
        for document in documents:
            self.received(document)
        self.assertEqual(set(documents.mapped("credit_status")), {"problem"})
        self.company.sale_lock_date = False
        return documents

    def the_job_runs(self, kind="return"):
        with self.enter_registry_test_mode():
            self.env.ref(f"after_sales.after_sales_{kind}_cron_retry").method_direct_trigger()

    def test_the_job_posts_them_all_in_chunks(self):
        documents = self.failed(3)
        cron = self.registry["ir.cron"]

        with (
            patch.object(retry, "CHUNK", 2),
            patch.object(cron, "_commit_progress", autospec=True, return_value=60.0) as told,
        ):
            self.the_job_runs()

        self.assertEqual(set(documents.mapped("credit_status")), {"credited"})
        progress = [(call.args[1], call.kwargs["remaining"]) for call in told.call_args_list if len(call.args) > 1]
        self.assertEqual(progress, [(2, 1), (1, 0)])

    def test_one_that_fails_keeps_its_reason_and_stops_no_other(self):
        documents = self.failed(3)
        other = self.invoiced(self.another_sale())
        other.after_sales_collection_status = "collection"
        held = self.an_approved_return(other.line_ids.sale_line_ids.order_id)
        self.received(held)

        self.the_job_runs()

        self.assertEqual(set(documents.mapped("state")), {"done"})
        self.assertEqual((held.state, held.credit_status), ("approved", "problem"))
        self.assertIn("In Collection", held.credit_problem)

    def another_sale(self):
        _product, order = self.a_delivered_sale(bought=5, sold=2)
        return order

    def test_the_same_reason_is_not_told_every_night(self):
        document = self.failed(1)
        self.company.sale_lock_date = "2026-03-31"
        before = len(document.sudo().message_ids)

        self.the_job_runs()
        self.the_job_runs()

        self.assertEqual(len(document.sudo().message_ids), before)

    def test_the_accountant_starts_it_from_the_list(self):
        documents = self.failed(2)

        notice = self.env["after_sales.return"].with_user(self.accountant).action_retry_all()

        self.assertIn("2 documents are tried again", notice["params"]["message"])
        self.the_job_runs()
        self.assertEqual(set(documents.mapped("state")), {"done"})

    def test_only_the_accountant_starts_it(self):
        for user in (self.sales, self.clerk, self.warehouse_user, self.approver_gm, self.administrator, self.auditor):
            self.assertRefused(self.env["after_sales.return"].with_user(user).action_retry_all, error=AccessError)

    def test_there_is_such_a_job_for_allowances_too(self):
        self.assertIn(
            "0 documents", self.env["after_sales.allowance"].with_user(self.accountant).action_retry_all()["params"]["message"]
        )
        self.the_job_runs("allowance")

    def test_some_approved_together_post_together_and_one_that_fails_stops_no_other(self):
        """Mass approval with the credit on approval."""
        self.company.after_sales_credit_moment = "approval"
        other = self.invoiced(self.another_sale())
        other.after_sales_collection_status = "collection"
        documents = self.a_submitted_return(self.order, (self.product, 1)) | self.a_submitted_return(
            other.line_ids.sale_line_ids.order_id
        )

        documents.with_user(self.approver_gm).action_approve()

        self.assertEqual(documents.mapped("state"), ["approved", "approved"])
        self.assertEqual(documents.mapped("credit_status"), ["partial", "problem"])
