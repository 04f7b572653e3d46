# Part of after_sales. LGPL-3.
from odoo.tests import Form, tagged

from .case_common import CaseCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCaseSimilar(CaseCommon):
    """Similar cases, perhaps the very same one, and how often it came back (R4.66)."""

    def test_the_same_complaint_is_shown_while_a_new_one_is_written(self):
        first = self.a_reported_case(self.order)
        form = Form(self.env["after_sales.case"].with_user(self.sales))
        form.subject = "Again"
        form.partner_id = self.customer
        form.reason_id = self.reason

        self.assertIn(first, form.similar_case_ids)
        self.assertFalse(form.duplicate_id)

    def test_an_open_case_about_the_same_goods_may_be_the_very_same(self):
        first = self.a_reported_case(self.order)

        second = self.a_case(self.order)

        self.assertEqual((second.duplicate_id, second.recurrence, second.similar_count), (first, 1, 1))

    def test_another_customer_with_the_same_product_and_fault_is_similar(self):
        """R4.66"""
        stranger = self.env["res.partner"].create({"name": "Hotel"})
        self.bought(self.product, 5, 10.0)
        order = self.an_order((self.product, 5), partner=stranger)
        self.delivered(order)
        theirs = self.a_reported_case(order)

        mine = self.a_case(self.order)

        self.assertIn(theirs, mine.similar_case_ids)
        self.assertEqual((mine.duplicate_id.id, mine.recurrence), (False, 0))

    def test_what_shares_one_thing_only_is_not_similar(self):
        other = self.env.ref("after_sales.after_sales_reason_late")
        self.a_reported_case(self.order, line_ids=[], category="date", reason_id=other.id)

        self.assertFalse(self.a_case(self.order).similar_case_ids)

    def test_similar_cases_open_in_a_list(self):
        first = self.a_reported_case(self.order)

        action = self.a_case(self.order).action_view_similar()

        self.assertEqual(action["domain"], [("id", "in", first.ids)])

    def test_looking_for_similar_cases_takes_as_many_queries_however_many_there_are(self):
        case = self.a_case(self.order)

        def queries():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            case.read(["similar_case_ids", "recurrence"])
            return self.env.cr.sql_log_count - before

        self.a_reported_case(self.order)
        few = queries()
        for _each in range(8):
            self.a_case(self.order)

        self.assertLessEqual(queries(), few)
