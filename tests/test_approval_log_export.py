# Part of after_sales. LGPL-3.
import hashlib
from io import BytesIO

import openpyxl

from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from ..models.approval.after_sales_approval_log import HASHED
from .approval_log_common import ApprovalLogCommon

URL = "/after_sales/approval_log.xlsx"


@tagged("post_install", "-at_install", "after_sales")
class TestApprovalLogExport(ApprovalLogCommon, HttpCase):
    """What an auditor takes away (checklist A52)."""

    def test_the_workbook_holds_every_decision_and_what_verifying_said(self):
        self.appended(3, comment="=1+1")

        for user in (self.auditor, self.administrator):
            book = self.downloaded(user)
            head, *rows = book["Decisions"].values
            self.assertEqual((len(head), len(rows)), (len(HASHED) + 3, 3))
            self.assertEqual([row[head.index("No.")] for row in rows], [1, 2, 3])
            self.assertEqual(rows[0][head.index("Amount")], 1234.5)
            self.assertEqual(rows[0][head.index("Comment")], "=1+1")
            result = [row for row in book["Verification"].values if row[0] == self.company.name]
            self.assertEqual(result[0][1:4], (3, self.chain().head, "Every decision is there, as it was written."))

    def test_anybody_can_compute_the_hashes_again(self):
        self.appended(2)

        for *_columns, previous, found, text in list(self.downloaded(self.auditor)["Decisions"].values)[1:]:
            self.assertEqual(hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest(), found)

    def test_the_days_are_chosen_in_the_address(self):
        self.appended(2)

        for days, count in (("from=2026-03-02&to=2026-03-02", 2), ("from=2026-03-03", 0), ("to=2026-03-01", 0)):
            self.assertEqual(self.downloaded(self.auditor, f"?{days}")["Decisions"].max_row - 1, count)

    def test_a_breach_stands_in_the_workbook(self):
        self.appended(2)

        with self.unsealed():
            self.env.cr.execute(
                "UPDATE after_sales_approval_log SET facts = '[0.5]' WHERE company_id = %s", self.company.ids
            )
            book = self.downloaded(self.auditor)
        self.assertIn("Decision 1 was changed", [row[3] for row in book["Verification"].values][-1])

    def test_other_companies_stay_out(self):
        other = self.env["res.company"].create({"name": "Another Company"})
        self.appended(1)
        self.appended(2, company_id=other.id)

        self.assertEqual(self.downloaded(self.auditor)["Decisions"].max_row, 2)
        self.auditor.company_ids += other
        self.assertEqual(self.downloaded(self.auditor)["Decisions"].max_row, 4)
        self.assertEqual(self.downloaded(self.auditor, cids=str(other.id))["Decisions"].max_row, 3)

    @mute_logger("odoo.http")
    def test_other_roles_get_nothing(self):
        self.appended(1)

        for user in (self.sales, self.clerk, self.accountant, self.approver_gm):
            self.assertEqual(self.asked(user).status_code, 403)

    def test_a_wrong_day_is_told(self):
        self.assertEqual(self.asked(self.auditor, "?from=yesterday").status_code, 400)

    # -- words of this file --------------------------------------------------------------------------------------------

    def asked(self, user, query="", **cookies):
        self.env.flush_all()
        self.authenticate(user.login, user.login)
        self.opener.cookies.update(cookies)
        return self.url_open(URL + query)

    def downloaded(self, user, query="", **cookies):
        response = self.asked(user, query, **cookies)
        self.assertEqual(response.status_code, 200)
        self.assertIn("decision_log.xlsx", response.headers["Content-Disposition"])
        return openpyxl.load_workbook(BytesIO(response.content))
