# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .common import AfterSalesCommon

ACTIVITY = "after_sales.mail_activity_type_follow_up"


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsStale(AfterSalesCommon):
    """Returns that nobody moves are followed up, each once: customer first, then the responsible.

    Goods are reminded of after 14 days, closing is proposed after 45, drafts and open approvals after 7.
    """

    def set_stage(self):
        super().set_stage()
        self.customer.email = "rosa@alvarez.example"
        self.product, self.order = self.a_delivered_sale(bought=20, sold=10)
        self.invoiced(self.order)

    def the_job_runs(self, on):
        with freeze_time(on), self.enter_registry_test_mode():
            self.env.ref("after_sales.after_sales_return_cron_follow_up").method_direct_trigger()
        self.env.invalidate_all()

    def asked(self, document):
        wanted = document.sudo().activity_ids.filtered(lambda each: each.activity_type_id == self.env.ref(ACTIVITY))
        self.assertLessEqual(wanted.user_id, self.sales)
        return [str(each.note) for each in wanted]

    def reminders(self, document):
        return document.sudo().mail_ids.filtered(lambda mail: mail.event == "reminded")

    def test_the_customer_is_reminded_once(self):
        document = self.an_approved_return(self.order, (self.product, 2))
        self.the_job_runs("2026-03-15")
        self.assertFalse(self.reminders(document))

        self.the_job_runs("2026-03-17")
        self.the_job_runs("2026-03-18")

        mail = self.reminders(document)
        self.assertEqual((len(mail), mail.state, str(document.reminded_on.date())), (1, "waiting", "2026-03-17"))
        mail._write_one()
        written = self.env["mail.mail"].search([("model", "=", document._name), ("res_id", "=", document.id)])[:1]
        self.assertIn("We wait for the goods of your return", written.subject)
        self.assertIn(self.warehouse.partner_id.name, written.body_html)
        self.assertEqual(self.asked(document), [])

    def test_the_responsible_is_asked_to_cancel_when_nothing_came(self):
        document = self.an_approved_return(self.order, (self.product, 2))

        self.the_job_runs("2026-04-20")
        self.the_job_runs("2026-04-21")

        [note] = self.asked(document)
        self.assertIn("nothing has come since it was approved on 2026-03-02. Cancel it", note)

    def test_the_responsible_is_asked_to_close_the_rest_when_a_part_came(self):
        document = self.an_approved_return(self.order, (self.product, 2))
        self.received(document, {self.product: 1.0})

        self.the_job_runs("2026-04-20")

        [note] = self.asked(document)
        self.assertIn("a part of the goods has not come", note)
        document.with_user(self.sales).action_close_rest()
        self.assertEqual((document.state, self.asked(document)), ("done", []))

    def test_cancelling_it_ends_the_asking(self):
        document = self.an_approved_return(self.order, (self.product, 2))
        self.the_job_runs("2026-04-20")

        document.with_user(self.sales).action_cancel()

        self.assertEqual(self.asked(document), [])

    def test_goods_that_came_are_not_asked_for(self):
        document = self.a_returned(self.order, (self.product, 2))

        self.the_job_runs("2026-04-20")

        self.assertFalse(self.reminders(document) or self.asked(document))

    def test_drafts_and_open_approvals_are_told_once_and_again_in_a_new_state(self):
        document = self.a_return(self.order, (self.product, 2))
        self.the_job_runs("2026-03-05")
        self.assertEqual(self.asked(document), [])
        # The database's own clock says when it was made, whatever the test's says.
        self.env.cr.execute("UPDATE after_sales_return SET create_date = '2026-03-02' WHERE id = %s", [document.id])
        self.env.invalidate_all()

        self.the_job_runs("2026-03-10")
        self.the_job_runs("2026-03-11")
        self.assertEqual([("is a draft since 2026-03-02" in note) for note in self.asked(document)], [True])

        with freeze_time("2026-03-12"):
            document.action_submit()
        self.the_job_runs("2026-03-20")
        self.assertIn("waits for approval since 2026-03-12", self.asked(document)[-1])

    def test_a_company_may_switch_it_off(self):
        for name in ("stale", "close", "idle"):
            self.company[f"after_sales_{name}_days"] = 0
        document = self.an_approved_return(self.order, (self.product, 2))

        self.the_job_runs("2026-06-01")

        self.assertFalse(self.reminders(document) or self.asked(document))

    def test_nobody_says_by_hand_that_somebody_was_told(self):
        document = self.a_return(self.order, (self.product, 2))

        for name in ("reminded_on", "close_proposed_on", "idle_told_on"):
            self.assertRefused(lambda name=name: document.write({name: "2026-03-02"}), error=AccessError)
