# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..models.approval.after_sales_approval_log import HASHED
from ..rules import hash_chain
from .approval_log_common import LOG, ApprovalLogCommon

#: What somebody in the database writes over a column of each kind, in SQL over what was there.
FORGERIES = {
    "integer": "{0} + 1000",
    "many2one_reference": "{0} + 1000",
    "many2one": "(SELECT MAX(other.id) FROM {1} AS other WHERE other.id <> log.{0})",
    "datetime": "{0} + interval '1 second'",
    "selection": "'refused'",
    "char": "COALESCE({0}, '') || 'x'",
    "text": "{0} || 'x'",
    "float": "{0} + 0.000001",
    "monetary": "{0} + 0.01",
    "json": "{0} || '{{\"forged\": 1.5}}'::jsonb",
}
CHANGED = "Decision 2 was changed after it was written."
MOVED = ("company_id", "sequence")


@tagged("post_install", "-at_install", "after_sales")
class TestApprovalLogBreaches(ApprovalLogCommon):
    """Whatever is done to the log in the database is found (checklist A51)."""

    def set_stage(self):
        super().set_stage()
        self.logs = self.appended(3)

    def test_a_change_of_any_column_is_found(self):
        for name in (*HASHED, "previous_hash", "hash"):
            if name not in MOVED:
                with self.subTest(column=name), self.unsealed():
                    self.forge(name)
                    self.assertIn(CHANGED, self.breaches())

    def test_a_column_that_was_emptied_is_found(self):
        fields = self.env[LOG]._fields
        for name in (name for name in HASHED if not fields[name].required and name != "remote_address"):
            with self.subTest(column=name), self.unsealed():
                self.second(f"{name} = NULL")
                self.assertEqual(self.breaches(), [CHANGED])

    def test_a_row_that_moved_away_is_missed(self):
        # A company without decisions: elsewhere the place of the row may be taken, and the database says no.
        elsewhere = self.env["res.company"].create({"name": "Elsewhere"})
        for change in (f"company_id = {elsewhere.id}", "sequence = 7"):
            with self.subTest(change=change), self.unsealed():
                self.second(change)
                self.assertIn("The decisions 2 to 2 are missing.", self.breaches())

    def test_a_deleted_row_is_missed(self):
        with self.unsealed():
            self.sql("DELETE FROM after_sales_approval_log WHERE id = %s", self.logs[1].id)

            self.assertEqual(self.breaches(), ["The decisions 2 to 2 are missing."])

    def test_a_cut_tail_is_missed(self):
        with self.unsealed():
            self.sql("DELETE FROM after_sales_approval_log WHERE id IN %s", self.logs[1:]._ids)

            self.assertIn("the decisions 2 to 3 are missing", "".join(self.breaches()))

    def test_rows_that_changed_places_are_found(self):
        first, second, _third = self.logs._ids
        with self.unsealed():
            for row, place in ((first, 90), (second, 1), (first, 2)):
                self.sql("UPDATE after_sales_approval_log SET sequence = %s WHERE id = %s", place, row)

            self.assertIn("Decision 1 was changed after it was written.", self.breaches())

    def test_an_inserted_row_is_found_though_its_hash_is_right(self):
        with self.unsealed():
            payload = next(self.env[LOG]._stream(self.company)).payload | {"sequence": 4}
            forged = hash_chain.link(self.logs[2].sudo().hash, payload)
            columns = ", ".join(name for name in HASHED if name != "sequence")
            self.sql(
                f"""INSERT INTO after_sales_approval_log (sequence, previous_hash, hash, {columns})
                    SELECT 4, %s, %s, {columns} FROM after_sales_approval_log WHERE id = %s""",
                self.logs[2].sudo().hash,
                forged,
                self.logs[0].id,
            )

            self.assertIn("Decision 4 and those after it were added behind", "".join(self.breaches()))

    def test_a_row_written_anew_with_its_hash_breaks_the_link_to_the_next(self):
        with self.unsealed():
            self.second("comment = 'forged'")
            row = list(self.env[LOG]._stream(self.company))[1]
            self.second(f"hash = '{hash_chain.link(row.previous_hash, row.payload)}'")

            self.assertIn("Decision 3 does not follow from the one before it", "".join(self.breaches()))

    def test_a_forged_seal_is_found(self):
        for change, told in (
            ("head = previous_hash FROM after_sales_approval_log AS log", "The log was written anew"),
            ("length = 2", "Decision 3 and those after it were added"),
            ("length = 4", "the decisions 4 to 4 are missing"),
        ):
            with self.subTest(change), self.unsealed():
                self.sql(
                    f"UPDATE after_sales_approval_chain AS chain SET {change} WHERE chain.company_id = %s",
                    self.company.id,
                )
                self.assertIn(told, "".join(self.breaches()))

    def test_who_looks_after_the_log_verifies_it_by_a_button(self):
        for user in (self.auditor, self.administrator):
            notice = self.chain().with_user(user).action_verify()["params"]
            self.assertEqual((notice["type"], notice["message"][:16]), ("success", "3 rows verified:"))

        with self.unsealed():
            self.second("comment = 'forged'")
            notice = self.chain().with_user(self.auditor).action_verify()["params"]
        self.assertEqual(notice["type"], "danger")
        self.assertIn(CHANGED, notice["message"])

    def test_nobody_else_verifies_it(self):
        for user in (self.sales, self.accountant, self.approver_gm):
            self.assertRefused(self.chain().with_user(user).action_verify, error=AccessError)

    def test_the_night_tells_auditors_and_administrators_once(self):
        with self.unsealed():
            self.second("comment = 'forged'")
            for _night in range(2):
                self.verify_by_night()

            warnings = self.chain().activity_ids
            self.assertEqual(set(warnings.mapped("summary")), {CHANGED})
            self.assertEqual(len(warnings), len(warnings.user_id))
            self.assertLessEqual(self.auditor | self.administrator, warnings.user_id)
            self.assertFalse(warnings.user_id & (self.sales | self.accountant | self.approver_gm))
            warnings.filtered(lambda warning: warning.user_id == self.auditor).with_user(self.auditor).action_done()

    def test_the_night_says_nothing_of_a_log_in_order(self):
        self.verify_by_night(logs=None)

        self.assertFalse(self.chain().activity_ids)

    def test_a_lost_seal_is_found_at_night(self):
        with self.unsealed():
            self.sql("DELETE FROM after_sales_approval_chain WHERE company_id = %s", self.company.id)
            self.verify_by_night()

            self.assertIn("Decision 1 and those after it were added", self.chain().activity_ids[0].summary)

    # -- words of this file --------------------------------------------------------------------------------------------

    def verify_by_night(self, logs="ERROR"):
        self.env.flush_all()
        expected = self.assertLogs if logs else self.assertNoLogs
        with expected("odoo.addons.after_sales", "ERROR"), self.enter_registry_test_mode():
            self.env.ref("after_sales.after_sales_approval_chain_cron_verify").method_direct_trigger()
        self.env.invalidate_all()

    def forge(self, name):
        field = self.env[LOG]._fields[name]
        table = field.type == "many2one" and self.env[field.comodel_name]._table
        self.second(f"{name} = {FORGERIES[field.type].format(name, table)}")

    def second(self, change):
        self.sql(
            f"UPDATE after_sales_approval_log AS log SET {change} WHERE company_id = %s AND sequence = 2",
            self.company.id,
        )

    def sql(self, query, *values):
        self.env.cr.execute(query, values)
