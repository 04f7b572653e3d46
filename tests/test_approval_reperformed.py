# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .authority_questions import AuthorityQuestions


@tagged("post_install", "-at_install", "after_sales")
class TestApprovalReperformed(AuthorityQuestions):
    """A decision that is performed again gives the same answer, or it was not left alone (R7.16; checklist A52)."""

    def reperformed(self, requests, user=None):
        return requests.with_user(user or self.auditor).action_reperform()["params"]

    def a_request(self, quantity=6):
        return self.a_submitted_return(self.order, (self.product, quantity)).sudo().approval_request_ids

    def test_a_decision_gives_the_same_answer_again(self):
        requests = self.a_request() | self.a_request(1)
        self.an_authority_table(("gm", None))
        self.env.ref("after_sales.after_sales_approval_role_deputy_gm").group_id = False
        self.customer.country_id = self.env.ref("base.de")

        told = self.reperformed(requests)

        self.assertEqual(told["type"], "success", told["message"])
        self.assertIn("Performed again: 2", told["message"])

    def test_a_blocked_request_gives_the_same_answer_too(self):
        self.an_authority_table(("manager", 100))

        self.assertEqual(self.reperformed(self.a_request())["type"], "success")

    def test_a_request_changed_in_the_database_is_found(self):
        request = self.a_request()
        manager = self.env.ref("after_sales.after_sales_approval_role_manager")
        self.changed("UPDATE after_sales_approval_step SET role_id = %s WHERE request_id = %s", manager.id, request.id)

        told = self.reperformed(request)

        self.assertEqual(told["type"], "danger")
        self.assertIn("It asked Sales Manager, but the decision log says Deputy General Manager", told["message"])

    def test_a_table_changed_in_the_database_is_found(self):
        request = self.a_request()
        self.changed(
            "UPDATE after_sales_approval_limit SET amount = 9000 WHERE amount = 500 AND table_id = %s", self.table.id
        )

        self.assertIn("The engine asks Sales Manager", self.reperformed(request)["message"])

    def test_facts_changed_in_the_database_are_found(self):
        request = self.a_request()
        self.changed(
            """UPDATE after_sales_approval_request SET grounds = '{"amount": "1"}' WHERE id = %s""", request.id
        )

        self.assertIn("Its facts are not those", self.reperformed(request)["message"])

    def test_a_log_changed_in_the_database_is_found(self):
        request = self.a_request()
        self.env.cr.execute("ALTER TABLE after_sales_approval_log DISABLE TRIGGER USER")
        self.changed(
            "UPDATE after_sales_approval_log SET facts = jsonb_set(facts, '{grounds,tested}', '\"1\"')"
            " WHERE facts->>'request' = %s",
            str(request.id),
        )

        self.assertIn("was changed after it was written", self.reperformed(request)["message"])

    def test_a_request_without_facts_or_log_says_so(self):
        request = self.a_request()
        copy = request.copy({"document_name": "Forged"})

        self.assertIn("has no row", self.reperformed(copy)["message"])

    def test_only_auditors_and_administrators_perform_again(self):
        request = self.a_request()
        self.assertEqual(self.reperformed(request, self.administrator)["type"], "success")

        for user in (self.sales, self.approver_gm, self.accountant):
            self.assertRefused(lambda user=user: self.reperformed(request, user), "Only auditors", error=AccessError)

    def changed(self, query, *values):
        self.env.flush_all()
        self.env.cr.execute(query, values)
        self.env.invalidate_all()
