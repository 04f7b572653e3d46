# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestApprovalLook(AfterSalesCommon):
    """An approver sees what changed since he last looked, field by field (R7.18; checklist A39)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=400, sold=200)
        self.document = self.a_submitted_return(self.order, (self.product, 3))

    def test_who_refused_sees_what_became_of_his_words(self):
        self.document.with_user(self.approver_manager)._refuse("Too many, and which defect?")
        self.changed(quantity=2, reason=self.env.ref("after_sales.after_sales_reason_damage"))

        told = self.told(self.approver_manager)

        self.assertIn("Since you looked on", told)
        self.assertIn(f"Reason: {self.reason.name} → ", told)
        self.assertIn("Quantity: 3 → 2", told)
        self.assertIn("Total: $\xa0300.00 → $\xa0200.00", told)
        self.assertNotIn("Customer", told)

    def test_who_opened_it_from_his_inbox_sees_what_changed_until_he_has_seen_it(self):
        self.opened(self.approver_manager)
        self.changed(quantity=2)
        self.opened(self.approver_manager)
        self.assertIn("Quantity: 3 → 2", self.told(self.approver_manager))

        self.document.with_user(self.approver_manager).action_seen()

        self.assertFalse(self.told(self.approver_manager))

    def test_each_sees_what_he_did_not_see(self):
        self.opened(self.approver_manager)
        self.changed(quantity=2)
        self.opened(self.approver_gm)
        self.changed(quantity=1)

        self.assertIn("Quantity: 3 → 1", self.told(self.approver_manager))
        self.assertIn("Quantity: 2 → 1", self.told(self.approver_gm))

    def test_who_never_looked_sees_what_changed_since_it_was_asked_before(self):
        self.assertFalse(self.told(self.approver_deputy_gm))
        self.changed(quantity=2)

        told = self.told(self.approver_deputy_gm)

        self.assertIn("Since it was asked before", told)
        self.assertIn("Quantity: 3 → 2", told)

    def test_lines_that_came_and_went_are_named(self):
        other = self.a_product(name="Pump")
        self.bought(other, 10, 10.0)
        order = self.an_order((self.product, 5), (other, 5))
        self.delivered(order)
        self.document = self.a_submitted_return(order, (self.product, 1))
        self.opened(self.approver_manager)
        self.document.action_recall()
        move = order.order_line.move_ids.filtered(lambda move: move.product_id == other)
        self.document.line_ids.unlink()
        self.document.line_ids.create({"return_id": self.document.id, "move_id": move.id, "quantity": 1})
        self.document.action_submit()

        told = self.told(self.approver_manager)

        self.assertIn("New: ", told)
        self.assertIn("Pump", told)
        self.assertIn("Removed: ", told)

    def test_deciding_is_looking(self):
        self.an_authority_table(("manager", 500), ("gm", None, {"is_always_asked": True}))
        self.document.action_cancel()
        self.document.action_reset()
        self.document.action_submit()
        self.document.with_user(self.approver_manager).action_approve()
        self.changed(quantity=2)

        told = self.told(self.approver_manager)

        self.assertIn("Since you looked on", told)
        self.assertIn("Quantity: 3 → 2", told)

    def test_nothing_is_told_where_nothing_changed(self):
        self.opened(self.approver_manager)
        self.document.action_recall()
        self.document.action_submit()

        self.assertFalse(self.told(self.approver_manager))

    def test_reading_writes_nothing(self):
        self.changed(quantity=2)
        looks = self.env["after_sales.approval.look"].sudo()
        request = self.document.approval_request_ids.sorted("id")[-1:]

        self.env.flush_all()
        self.env.cr.execute("SAVEPOINT look; SET TRANSACTION READ ONLY")
        self.document.with_user(self.approver_manager).web_read({"changes_since_look": {}})
        request.with_user(self.approver_manager).web_read({"changes_since_look": {}})
        self.env.cr.execute("ROLLBACK TO SAVEPOINT look")

        self.assertFalse(looks.search([("res_id", "=", self.document.id)]))

    def test_a_look_is_kept_once_with_its_last_moment(self):
        self.opened(self.approver_manager)
        with freeze_time("2026-03-03"):
            self.document.with_user(self.approver_manager).approval_request_ids.action_seen()

        look = self.env["after_sales.approval.look"].sudo().search([("user_id", "=", self.approver_manager.id)])
        self.assertEqual((len(look), look.looked_on.day), (1, 3))

    def test_the_approver_of_an_authority_table_sees_which_row_changed(self):
        table = self.env["after_sales.approval.table"]._in_force("2026-03-02")
        action = table.with_user(self.administrator).action_new_version()
        draft = table.with_user(self.administrator).browse(action["res_id"])
        draft.action_submit()
        draft.with_user(self.approver_gm)._refuse("Too low")
        draft.limit_ids.filtered(lambda row: row.amount == 500).amount = 800
        draft.action_submit()

        self.assertIn("Up To: 500 → 800", draft.with_user(self.approver_gm).changes_since_look)

    def test_nobody_writes_looks_or_reads_those_of_others(self):
        self.opened(self.approver_manager)
        for user in (self.approver_manager, self.administrator, self.sales):
            looks = self.env["after_sales.approval.look"].with_user(user)
            self.assertRefused(lambda looks=looks: looks.search([]), error=AccessError)
        look = self.env["after_sales.approval.look"].with_user(self.auditor).search([], limit=1)
        self.assertRefused(lambda: look.write({"looked_on": "2020-01-01"}), error=AccessError)

    # -- words of this file --------------------------------------------------------------------------------------------

    def changed(self, quantity, reason=None):
        """The requester takes it back, changes it and asks again."""
        if self.document.state == "submitted":
            self.document.action_recall()
        self.document.line_ids.quantity = quantity
        self.document.reason_id = reason or self.reason
        self.document.action_submit()

    def opened(self, user):
        request = self.document.approval_request_ids.sorted("id")[-1:]
        self.assertEqual(request.with_user(user).action_open_document()["res_id"], self.document.id)

    def told(self, user):
        self.document.invalidate_recordset()
        return self.document.with_user(user).changes_since_look
